"""Mistakes whose numbers careful work might come to as well, given by more digits than it has.

Whoever works to four digits may be off by some of their units, and a mistake may change a number
by less: the updated weights differ little from the old ones. An answer of more digits that is a
mistake's number to the last of them, and not the right one, is that mistake's all the same.
"""

from collections import defaultdict
from collections.abc import Mapping

import numpy as np

from ...trace.refs import Ref
from ..calculation.mistaken import Candidates
from ..mistakes.record import Mistake
from ..naming.lookup import layer_of
from ..numbers.answer import WORKING_DIGITS, Answer
from .answer_key import AnswerKey
from .carried_forward import CarriedForward

#: Digits beyond those of work by hand that all answers with one mistake's numbers have together.
_TELLING = 3
#: Half units at its word by which an answer may be off that was rounded on the way to it.
_ABOUT = 3.0


def small_effects(
    key: AnswerKey, right: Mapping[Ref, Answer], own: CarriedForward
) -> dict[Ref, tuple[Mistake, ...]]:
    """Those of the answers taken for ``right`` that are a mistake's number, with its record.

    The mistake is made on right numbers, or on the student's ``own``.
    """
    digits: dict[Mistake, dict[Ref, int]] = defaultdict(dict)
    off = {ref for ref, answer in right.items() if key.is_off(ref, answer)}
    if not off:
        return {}
    for ref, answer in right.items():
        more = answer.digits - WORKING_DIGITS
        if more > 0 and not is_at_word(answer, key.value(ref)):
            for mistake in _mistakes(key, ref, answer, own if ref in off else None):
                digits[mistake][ref] = more
    told: dict[Ref, tuple[Mistake, ...]] = {}
    for mistake, of_answers in digits.items():
        if off & of_answers.keys() and sum(of_answers.values()) >= _TELLING:
            for ref in of_answers:
                told[ref] = (*told.get(ref, ()), mistake)
    return told


def is_at_word(answer: Answer, value: float) -> bool:
    """Whether the answer, taken at its word, is about the number."""
    return abs(answer.value - value) <= _ABOUT * answer.at_its_word


def _mistakes(key: AnswerKey, ref: Ref, answer: Answer, own: CarriedForward | None) -> set[Mistake]:
    """Those that give the answer from right numbers, or from the student's own.

    A slip may come to anything. Rounding on the way is no mistake of small effect, and where it
    gives the answer, too, none is named.
    """
    quantity, layer, index = ref.quantity, layer_of(key.problem, ref), key.index(ref)
    found = _within(answer.at_its_word, key.mistaken.alone(quantity, layer), index, answer)
    if own is not None:
        reach = own.reach(quantity, layer, index, answer)
        if abs(answer.value - float(own.work.computed(quantity, layer)[index])) > reach:
            found |= _within(reach, own.mistaken.alone(quantity, layer), index, answer)
    return found if all(mistake.combines for mistake in found) else set()


def _within(
    off: float, candidates: Candidates, index: tuple[int, ...], answer: Answer
) -> set[Mistake]:
    close = np.flatnonzero(abs(candidates.at(index) - answer.value) <= off)
    made = {mistake for at in close for mistake in candidates.mistakes[at]}
    return {mistake for mistake in made if not mistake.slip}
