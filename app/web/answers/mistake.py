"""A mistake as it goes out."""

from pydantic import Field

from ...practice.mistakes.record import Named
from ..http.answer import Answer


class MistakeAnswer(Answer):
    """A mistake that people make."""

    id: str
    name: str
    explanation: str
    hint: str = Field(description="Does not give the answer away.")


def mistake_answer(mistake: Named) -> MistakeAnswer:
    """The mistake in words."""
    return MistakeAnswer(
        id=mistake.id, name=mistake.name, explanation=mistake.explanation, hint=mistake.hint
    )
