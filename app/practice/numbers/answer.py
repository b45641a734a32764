"""An answer as a student writes it: a number, or arithmetic that gives one."""

import math
import re
from dataclasses import dataclass
from decimal import Decimal

from .arithmetic import UnreadableError, evaluate
from .latex import without_latex
from .signs import with_plain_signs

#: Characters of one answer.
LONGEST = 200
#: Significant digits that careful work by hand keeps.
WORKING_DIGITS = 4
#: Significant digits that can tell one number from another.
_TELLING_DIGITS = 3

_NUMBER = re.compile(r"[+-]?(?:(\d+)(?:\.(\d*))?|\.(\d+))(?:[eE]([+-]?\d{1,3}))?", re.ASCII)
_TIMES_POWER_OF_TEN = re.compile(
    r"(?<=[\d.])\*10\^(?:\(([+-]?\d{1,3})\)|([+-]?\d{1,3}))$", re.ASCII
)
#: What may stand before the number: an equation, a word and a colon, or that it is rounded.
_BEFORE = re.compile(r"(?:.*[=≈≅]|(?!pi:)[^\W\d]\w+:|~|ca\.?|approx\.?)+", re.IGNORECASE)
#: And after it: a remark in parentheses, the end of a sentence.
_AFTER = re.compile(r"(?<=\d)(?:\([^\W\d_]{3,}\.?\))?[.,;]*$")
_TIMES_TEN = re.compile(r"(?<=[\d.])x(?=10\^)", re.IGNORECASE)
_COMMA = re.compile(r"(?<=\d),(?=\d)|(?<!\d),(?=\d)", re.ASCII)
#: Digits parted by a space that parts no thousands.
_TWO_NUMBERS = re.compile(r"(?<![\d.,])(\d+(?:[.,]\d+)?)\s+(\d+(?:[.,]\d+)?)(?![\d.,])", re.ASCII)
_THOUSANDS = re.compile(r"(?<![\d.,])[1-9]\d{0,2}(?:[ \u00a0\u2009\u202f'’]\d{3})+(?!\d)", re.ASCII)
#: More digits follow that are not given.
_GOES_ON = re.compile(r"(?<=\d)\s*(?:…|\.{2,})\s*$")


@dataclass(frozen=True, slots=True)
class Answer:
    """The ``value`` of an answer, and how exactly it was given.

    ``half_unit`` is half of one unit in the last digit given; ``digits`` counts the significant
    digits. Arithmetic is taken to be as exact as work to WORKING_DIGITS.
    """

    value: float
    half_unit: float
    digits: int

    @property
    def precision(self) -> float:
        """How far a number may be from the answer and still be taken for it.

        Half a unit in the last digit given, and the rounding of float64. One or two digits could
        be nearly anything; they are taken at their word, as if zeros had been left off: 0.14 as
        0.1400.
        """
        if self.digits < _TELLING_DIGITS:
            return self.at_its_word
        return self.half_unit + _of_floats(self.value)

    @property
    def at_its_word(self) -> float:
        """How far a number may be from the answer if zeros were left off: 0.4 is 0.4000."""
        return min(self.half_unit, half_unit_of(self.value)) + _of_floats(self.value)


def _of_floats(value: float) -> float:
    """What float64 may leave of a difference that is none."""
    return 1e-9 * abs(value) + 1e-15


def half_unit_of(value: float, digits: int = WORKING_DIGITS) -> float:
    """Half of one unit in the last of ``digits`` significant digits: 0.00005 for 0.1385."""
    if value == 0 or not math.isfinite(value):
        return 0.0
    return 0.5 * 10.0 ** (math.floor(math.log10(abs(value))) - digits + 1)


def read_answer(text: str) -> Answer:
    """The answer that ``text`` gives: 0.1385, 1.385e-1, .1385, 0,1385, −0.5, 1/7 or (1-0.2)*0.2.

    Of an equation it is what stands last: 0.1385 of δ = 0.7414 · 0.1868 = 0.1385. A number that
    goes on, 0.1384…, is known to a whole unit of its last digit.

    Raises UnreadableError, which says why, where it gives none.
    """
    if len(text) > LONGEST:
        raise UnreadableError(f"It has {len(text)} characters; at most {LONGEST} are read.")
    goes_on = _GOES_ON.search(text)
    plain = _plain(text[: goes_on.start()] if goes_on else text)
    if not plain:
        raise UnreadableError("Nothing is given.")
    if plain.endswith("%") and _NUMBER.fullmatch(plain[:-1]):
        share = Decimal(plain[:-1]).scaleb(-2)
        raise UnreadableError(f"“%” cannot be read: write {share:f} for {text.strip()}.")
    number = _NUMBER.fullmatch(_TIMES_POWER_OF_TEN.sub(_exponent, plain))
    if number is None:
        value = evaluate(plain)
        return Answer(value, half_unit_of(value), WORKING_DIGITS)
    value = float(number.group())
    if not math.isfinite(value):
        raise UnreadableError("It is too large.")
    whole, after, alone, exponent = (part or "" for part in number.groups())
    decimals = len(after or alone)
    last_digit = int(exponent or 0) - decimals
    half_unit = float(f"1e{last_digit}" if goes_on else f"5e{last_digit - 1}")
    return Answer(value, half_unit, len((whole + after + alone).lstrip("0")))


def is_number(text: str) -> bool:
    """Whether the text is an answer that can be read."""
    try:
        read_answer(text)
    except UnreadableError:
        return False
    return True


def _plain(text: str) -> str:
    """The number alone, with one kind of minus, times and divided, and with decimal points."""
    plain = with_plain_signs(without_latex(text))
    plain = _THOUSANDS.sub(lambda parted: re.sub(r"\D", "", parted[0]), plain)
    if two := _TWO_NUMBERS.search(plain.rpartition("=")[2]):
        raise UnreadableError(f"Two numbers stand here, {two[1]} and {two[2]}: give one.")
    plain = "".join(plain.split())
    if before := _BEFORE.match(plain):
        plain = plain[before.end() :]
    plain = _TIMES_TEN.sub("*", _AFTER.sub("", plain))
    if "," in plain:
        if "." in plain:
            raise UnreadableError(
                "It has both a point and a comma. Use one of them, for decimals only."
            )
        plain = _COMMA.sub(".", plain)
    return plain


def _exponent(power: re.Match[str]) -> str:
    return f"e{power[1] or power[2]}"
