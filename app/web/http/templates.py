"""HTML, made from the templates, and JSON to put into it."""

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from .files import TEMPLATES

templates = Environment(
    loader=FileSystemLoader(TEMPLATES),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)

_ESCAPES = str.maketrans({sign: f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"})


def json_for_script(encoded: bytes) -> Markup:
    """JSON for the inside of a <script>, which it cannot end: JSON may escape any character."""
    return Markup(encoded.decode().translate(_ESCAPES))
