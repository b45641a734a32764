"""The signs of a number as one kind: digits of any script, minus signs, times and divided."""

import re
from unicodedata import decimal

_SAME = str.maketrans(
    {
        **dict.fromkeys("−–—‐‑﹣－", "-"),
        "＋": "+",
        **dict.fromkeys("×·⋅∙✕＊", "*"),
        **dict.fromkeys("÷⁄∕／", "/"),
        **dict.fromkeys("［（[", "("),
        **dict.fromkeys("］）]", ")"),
        **dict.fromkeys("．٫", "."),
        "，": ",",
        "＾": "^",
        "٬": "",  # between the thousands of Arabic digits
    }
)
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻", "0123456789+-")
_RAISED = re.compile("[⁺⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
#: 10 to a power after a number and a space: −4.125 10^-2.
_TEN = re.compile(r"(?<=\d)\s+(?=10\s*(?:\^|\*\*))", re.ASCII)


def with_plain_signs(text: str) -> str:
    """The text with ASCII digits and signs; a raised number is a power, ** is ^."""
    text = _RAISED.sub(lambda raised: f"^({raised[0].translate(_SUPERSCRIPTS)})", text)
    text = "".join(
        str(decimal(each)) if not each.isascii() and each.isdecimal() else each
        for each in text.translate(_SAME)
    )
    return _TEN.sub("*", text).replace("**", "^")
