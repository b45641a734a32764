"""Words as LaTeX that every engine sets, whatever the letters: a document of ASCII alone."""

import re
from functools import reduce
from unicodedata import category, normalize

from ...explain.latex import GREEK

#: Signs that a text takes from formulas, those that LaTeX takes for commands, and those of its own.
_SIGNS = {
    **{letter: f"${command}$" for letter, command in GREEK.items()},
    **{
        sign: rf"$\{command}$"
        for sign, command in {
            "∂": "partial",
            "∇": "nabla",
            "·": "cdot",
            "⋅": "cdot",
            "×": "times",
            "÷": "div",
            "±": "pm",
            "≤": "le",
            "≥": "ge",
            "≠": "ne",
            "≈": "approx",
            "→": "to",
            "←": "gets",
            "⇒": "Rightarrow",
            "↦": "mapsto",
            "∈": "in",
            "⊙": "odot",
            "∑": "sum",
            "∏": "prod",
            "√": "surd",
            "∞": "infty",
            "ℓ": "ell",
            "•": "bullet",
            "′": "prime",
        }.items()
    },
    "−": "--",
    "–": "--",
    "—": "---",
    "‘": "`",
    "’": "'",
    "“": "``",
    "”": "''",
    "⁄": "/",
    **{
        sign: rf"\{command}{{}}"
        for sign, command in {
            "\\": "textbackslash",
            "^": "textasciicircum",
            "~": "textasciitilde",
            "„": "quotedblbase",
            "‚": "quotesinglbase",
            "«": "guillemotleft",
            "»": "guillemotright",
            "€": "texteuro",
            "°": "textdegree",
            "§": "S",
            "ß": "ss",
            "æ": "ae",
            "Æ": "AE",
            "œ": "oe",
            "Œ": "OE",
            "ø": "o",
            "Ø": "O",
            "ł": "l",
            "Ł": "L",
            "đ": "dj",
            "Đ": "DJ",
            "ð": "dh",
            "Ð": "DH",
            "þ": "th",
            "Þ": "TH",
            "ı": "i",
        }.items()
    },
    **{sign: rf"\{sign}" for sign in "#$%&_{}"},
    **{chr(0x2080 + digit): f"$_{digit}$" for digit in range(10)},
}
#: The command of the accent that Unicode writes behind a letter.
_ACCENTS = dict(
    zip(
        "\u0300\u0301\u0302\u0303\u0304\u0306\u0307\u0308\u030a\u030b\u030c\u0327\u0328\u0323\u0331",
        "`'^~=u.\"rHvckdb",
        strict=True,
    )
)
_RAISED = re.compile("[⁽⁾⁰¹²³⁴⁵⁶⁷⁸⁹]+")
_LOWERED = str.maketrans("⁽⁾⁰¹²³⁴⁵⁶⁷⁸⁹", "()0123456789")
#: Two signs that stand side by side in a program and that fonts join to another: −, “ or «.
_JOINED = re.compile(r"([-`'<>,])(?=\1)")


def text_in_latex(text: str) -> str:
    """The words; a letter that fonts of LaTeX lack stands there by its number, as U+4E2D."""
    parts = re.split(f"({_RAISED.pattern})", text)
    return "".join(
        f"$^{{{part.translate(_LOWERED)}}}$"
        if at % 2
        else "".join(map(_sign, normalize("NFC", part)))
        for at, part in enumerate(parts)
    )


def code_in_latex(line: str) -> str:
    """A line of a program, its spaces kept and its signs apart."""
    parts = _JOINED.sub("\\1\0", line.expandtabs(4)).split("\0")
    return "{}".join(map(text_in_latex, parts)).replace(" ", "~")


def _sign(sign: str) -> str:
    if sign in _SIGNS:
        return _SIGNS[sign]
    if category(sign) in ("Cc", "Cf", "Zs", "Zl", "Zp"):
        return " " if sign.isspace() else ""
    return sign if sign.isascii() else _otherwise(sign)


def _otherwise(sign: str) -> str:
    """A letter with its accents, or what it is another form of; or its number."""
    letter, *accents = tuple(normalize("NFD", sign))
    if accents and letter.isascii() and all(accent in _ACCENTS for accent in accents):
        return reduce(lambda under, accent: rf"\{_ACCENTS[accent]}{{{under}}}", accents, letter)
    plain = normalize("NFKC", sign)
    return text_in_latex(plain) if plain != sign else f"U+{ord(sign):04X}"
