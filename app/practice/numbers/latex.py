"""Answers typeset in LaTeX, as plain arithmetic: $3{,}8 \\cdot 10^{-4}$ is 3,8*10^(-4)."""

import re

_FRACTION = re.compile(r"\\[dt]?frac\{([^{}]*)\}\{([^{}]*)\}")
_POWER = re.compile(r"\^\{([^{}]*)\}")
_RULES = tuple(
    (re.compile(form), plain)
    for form, plain in (
        (r"\\[()\[\]]|\\(?:left|right)(?![a-z])|\\[,;:! ]|~|\$", ""),
        (r"\{([.,])\}", r"\1"),
        (r"\\(?:cdot|times)(?![a-z])", "*"),
        (r"\\div(?![a-z])", "/"),
        (r"\\approx(?![a-z])", "≈"),
        (r"\\sigma(?![a-z])", "σ"),
        (r"\\(exp|ln|tanh|sqrt|pi)(?![a-z])", r"\1"),
        (r"\{", "("),
        (r"\}", ")"),
    )
)


def without_latex(text: str) -> str:
    """The text with plain signs for LaTeX's; what is not known here stays as it is."""
    if "\\" not in text and "$" not in text and "{" not in text:
        return text
    inner = ""
    while inner != text:
        inner, text = text, _POWER.sub(r"^(\1)", _FRACTION.sub(r"((\1)/(\2))", text))
    for form, plain in _RULES:
        text = form.sub(plain, text)
    return text
