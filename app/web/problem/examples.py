"""The worked examples as requests, for the API's documentation."""

from typing import Any

from ...examples import load_examples

#: By id, as OpenAPI has examples: what a request about a problem may say.
EXAMPLES: dict[str, Any] = {
    example.id: {"summary": example.title, "value": {"problem": example.problem}}
    for example in load_examples()
}
