"""Misprints, by the pen or the press: a digit, two swapped digits, the point."""

import re

#: Significant digits from which on such a difference is hardly a coincidence.
_TELLING = 5


def misprint(printed: str, expected: str) -> str:
    """How a number was misprinted, as a sentence; empty where it does not look like it."""
    ours, theirs = _digits(expected), _digits(printed)
    if len(theirs.lstrip("0")) < _TELLING:
        return ""
    wrong = [at for at, (a, b) in enumerate(zip(ours, theirs, strict=False)) if a != b]
    if len(ours) == len(theirs) and len(wrong) < 3:
        match wrong:
            case []:
                return "Only its sign differs."
            case [last] if last == len(ours) - 1:
                return "Only its last digit differs, as rounding on the way can make it."
            case [_]:
                return "Only one of its digits differs, as by a misprint."
            case [first, second] if ours[first] + ours[second] == theirs[second] + theirs[first]:
                swapped = "Two of its digits are swapped"
                return f"{swapped}." if second > first + 1 else f"{swapped}, side by side."
    shortest = min(len(ours.lstrip("0")), len(theirs.lstrip("0")))
    if shortest >= _TELLING - 1 and ours.lstrip("0")[:shortest] == theirs.lstrip("0")[:shortest]:
        return "Only its decimal point stands elsewhere."
    return ""


def _digits(number: str) -> str:
    return re.sub(r"\D", "", number.partition("e")[0])
