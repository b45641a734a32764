"""Arithmetic as a pocket calculator reads it: + − * / ^, parentheses and a few functions.

    sum     = product {("+" | "-") product}
    product = signed {("*" | "/" | ":") signed}
    signed  = {"+" | "-"} power
    power   = atom ["^" signed]
    atom    = number | "e" | "pi" | function "(" sum ")" | "(" sum ")"

A reader written for this grammar: it knows nothing else, so there is nothing else it could run.
"""

import math
import re
from collections.abc import Callable

#: How deep parentheses, signs and powers may be nested.
DEEPEST = 25
#: The largest exponent that a power may have.
LARGEST_EXPONENT = 100.0

_TOKEN = re.compile(
    r"(?P<number>(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3}(?!\d))?)|(?P<name>[a-zA-Zπ√σ]+)|(?P<sign>[-+*/:^()])",
    re.ASCII,
)


class UnreadableError(ValueError):
    """A text that gives no number; the message says why."""


def _sigmoid(net: float) -> float:
    return 0.5 * (1.0 + math.tanh(0.5 * net))


_FUNCTIONS: dict[str, Callable[[float], float]] = {
    "exp": math.exp,
    "ln": math.log,
    "sqrt": math.sqrt,
    "√": math.sqrt,
    "tanh": math.tanh,
    "sigmoid": _sigmoid,
    "σ": _sigmoid,
}
_CONSTANTS = {"e": math.e, "pi": math.pi, "π": math.pi}
_KNOWN = "a number such as 0.1385 or 1/7, with + − * / ^ ( ), exp, ln, sqrt or tanh"


def evaluate(text: str) -> float:
    """The value of ``text``, which has no spaces. Raises UnreadableError, saying why."""
    try:
        value = _Reader(text).read()
    except ZeroDivisionError:
        raise UnreadableError("It divides by 0.") from None
    except OverflowError:
        raise UnreadableError("It is too large.") from None
    if not math.isfinite(value):
        raise UnreadableError("It is too large.")
    return value


class _Reader:
    """One text, read from left to right, one token ahead."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._depth = 0
        self._kind, self._token = "", ""
        self._advance()

    def read(self) -> float:
        value = self._sum()
        if self._token:
            raise UnreadableError(f"“{self._token}” does not belong where it stands.")
        return value

    def _advance(self) -> None:
        if self._at == len(self._text):
            self._kind, self._token = "", ""
            return
        found = _TOKEN.match(self._text, self._at)
        if found is None:
            raise UnreadableError(f"“{self._text[self._at]}” cannot be read; write {_KNOWN}.")
        self._kind, self._token = found.lastgroup or "", found[0]
        self._at = found.end()

    def _take(self, signs: str) -> str:
        """The next token if it is one of ``signs``, else an empty string."""
        if not self._token or self._token not in signs:
            return ""
        taken = self._token
        self._advance()
        return taken

    def _sum(self) -> float:
        total = self._product()
        while sign := self._take("+-"):
            term = self._product()
            total = total + term if sign == "+" else total - term
        return total

    def _product(self) -> float:
        product = self._signed()
        while sign := self._take("*/:"):
            factor = self._signed()
            product = product * factor if sign == "*" else product / factor
        return product

    def _signed(self) -> float:
        """A signed power; every way into another level leads through here."""
        self._depth += 1
        if self._depth > DEEPEST:
            raise UnreadableError(f"It is nested more than {DEEPEST} deep.")
        sign = self._take("+-")
        value = self._signed() if sign else self._power()
        self._depth -= 1
        return -value if sign == "-" else value

    def _power(self) -> float:
        base = self._atom()
        if not self._take("^"):
            return base
        exponent = self._signed()
        if abs(exponent) > LARGEST_EXPONENT:
            raise UnreadableError(f"An exponent is larger than {LARGEST_EXPONENT:.0f}.")
        power = base**exponent
        if isinstance(power, complex):
            raise UnreadableError("It takes a root of a negative number.")
        return float(power)

    def _atom(self) -> float:
        kind, token = self._kind, self._token
        self._advance()
        if kind == "number":
            return float(token)
        if token == "(":
            return self._closed()
        if token in _CONSTANTS:
            return _CONSTANTS[token]
        if token.lower() in _FUNCTIONS:
            return self._call(token.lower())
        if kind == "name":
            raise UnreadableError(f"“{token[:20]}” is not known here; write {_KNOWN}.")
        raise UnreadableError(
            "It ends too early." if not token else f"A number is missing before “{token}”."
        )

    def _call(self, name: str) -> float:
        if not self._take("("):
            raise UnreadableError(f"Put what {name} is taken of in parentheses: {name}(…).")
        argument = self._closed()
        try:
            return _FUNCTIONS[name](argument)
        except ValueError:
            written = f"{argument:.4g}".replace("-", "−")
            raise UnreadableError(f"{name} is not defined for {written}.") from None

    def _closed(self) -> float:
        """The rest of a parenthesis that has been opened."""
        value = self._sum()
        if not self._take(")"):
            raise UnreadableError("A parenthesis is not closed.")
        return value
