"""One student's answers to one problem, each held against the truth and against the others."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from typing import Literal

from ...trace.refs import Ref
from ..calculation.error_bounds import ErrorBounds
from ..mistakes import MISTAKES
from ..mistakes.record import Mistake
from ..naming.lookup import layer_of
from ..numbers.answer import WORKING_DIGITS, Answer
from .answer_key import AnswerKey, Closeness, tolerance
from .carried_forward import CarriedForward
from .diagnosis import Expected, diagnose, made_on_own, not_contradicted, slip
from .small_effects import is_at_word, small_effects


@dataclass(frozen=True, slots=True)
class Finding:
    """The verdict on an answer that could be read, and the mistakes that explain it."""

    verdict: Literal["correct", "consistent", "wrong", "too_few_digits"]
    mistakes: tuple[Mistake, ...] = ()
    together: bool = False


class Submission:
    """The answers that could be read.

    Wrong ones are carried forward: what follows from them by right rules is ``consistent``. Those
    with too few digits are neither right nor wrong, and nothing is worked out from them.
    """

    def __init__(self, key: AnswerKey, answers: Mapping[Ref, Answer]) -> None:
        self._key = key
        self._answers = answers
        self._close = {ref: key.closeness(ref, answer) for ref, answer in answers.items()}
        own = self._with("wrong") | self._with("right")
        self._own = CarriedForward(key.problem, own, key.sample, self._with("wrong"))
        self._small = small_effects(key, self._with("right"), self._own)
        if self._small:
            self._close.update(dict.fromkeys(self._small, "wrong"))
            self._own = CarriedForward(key.problem, own, key.sample, self._with("wrong"))
        self._wrong = self._with("wrong")
        self._from_wrong = CarriedForward(key.problem, self._wrong, key.sample, self._wrong)

    def findings(self) -> dict[Ref, Finding]:
        """What is to be said of each of the answers.

        Where any of several mistakes explains one of them, those that explain another of them for
        certain are named: whoever leaves out the slope at the output does so in the hidden layer.
        """
        found = {ref: self._finding(ref) for ref in self._answers}
        certain = {
            mistake.id
            for finding in found.values()
            if finding.together or len(finding.mistakes) == 1
            for mistake in finding.mistakes
        }
        return {ref: _likeliest(finding, certain) for ref, finding in found.items()}

    def _finding(self, ref: Ref) -> Finding:
        close = self._close[ref]
        if close == "right":
            return Finding("consistent" if self._is_rather_carried(ref) else "correct")
        if close == "too_few_digits":
            return Finding(close)
        if len(self._answers) == 1:
            return self._told(ref, None)
        if self._follows_from(self._from_wrong, ref):
            carried = self._expected(ref, self._own.error_bounds)
            if self._is(ref, carried):
                return Finding("consistent")
            return self._told(ref, carried)
        as_written = self._expected(ref, self._own.exact_error_bounds)
        if self._follows_from(self._own, ref) and self._is(ref, as_written):
            return Finding("wrong", (MISTAKES["rounded_too_early"],))
        return self._told(ref, None)

    def _is_rather_carried(self, ref: Ref) -> bool:
        """Whether an answer that careful work may come to is that of a wrong one before it."""
        answer, value = self._answers[ref], self._key.value(ref)
        if not self._wrong or answer.digits <= WORKING_DIGITS or is_at_word(answer, value):
            return False
        quantity, layer, index = self._place(ref)
        carried = float(self._own.work.computed(quantity, layer)[index])
        off = abs(answer.value - carried)
        near = off <= answer.at_its_word or (
            self._key.is_off(ref, answer) and off <= self._own.reach(quantity, layer, index, answer)
        )
        return near and self._follows_from(self._from_wrong, ref)

    def _with(self, close: Closeness) -> dict[Ref, Answer]:
        return {ref: each for ref, each in self._answers.items() if self._close[ref] == close}

    def _follows_from(self, own: CarriedForward, ref: Ref) -> bool:
        """Whether the numbers written down have a part in what is expected here."""
        quantity, layer, index = self._place(ref)
        right = self._key.work.computed(quantity, layer)[index]
        return bool(own.work.computed(quantity, layer)[index] != right)

    def _expected(self, ref: Ref, error_bounds: ErrorBounds) -> Expected:
        """What right rules make of the student's other numbers."""
        quantity, layer, index = self._place(ref)
        value = float(self._own.work.computed(quantity, layer)[index])
        margin = float(error_bounds.of(quantity, layer)[index])
        return Expected(value, tolerance(self._answers[ref], value, margin))

    def _is(self, ref: Ref, expected: Expected) -> bool:
        return abs(self._answers[ref].value - expected.value) <= expected.tolerance

    def _told(self, ref: Ref, carried: Expected | None) -> Finding:
        small = self._small.get(ref)
        return Finding("wrong", small) if small else self._explained(ref, carried)

    def _explained(self, ref: Ref, carried: Expected | None) -> Finding:
        """The mistakes behind a wrong answer, made on right numbers or on those carried forward."""
        quantity, layer, index = self._place(ref)
        answer = self._answers[ref]
        right, alone = (
            [self._key.expected(ref, answer)],
            [self._key.mistaken.alone(quantity, layer)],
        )
        if carried:
            right.append(carried)
            alone.append(self._own.mistaken.alone(quantity, layer))
        diagnosis = diagnose(
            answer, index, right, alone, lambda: self._key.mistaken.together(quantity, layer)
        )
        if carried and not diagnosis.mistakes:
            diagnosis = slip(answer, index, right, self._own.mistaken.slips(quantity, layer))
        if not (carried or diagnosis.mistakes) and self._follows_from(self._own, ref):
            right.append(self._expected(ref, self._own.error_bounds))
            own = self._own.mistaken.alone(quantity, layer)
            return Finding("wrong", made_on_own(answer, index, right, own).mistakes)
        if len(diagnosis.mistakes) > 1 and len(self._answers) > 1:
            right.append(carried or self._expected(ref, self._own.error_bounds))
            own = self._own.mistaken.alone(quantity, layer)
            diagnosis = not_contradicted(diagnosis, answer, index, right, own)
        return Finding("wrong", diagnosis.mistakes, diagnosis.together)

    def _place(self, ref: Ref) -> tuple[str, int, tuple[int, ...]]:
        return ref.quantity, layer_of(self._key.problem, ref), self._key.index(ref)


def _likeliest(finding: Finding, certain: AbstractSet[str]) -> Finding:
    """The finding, of whose mistakes those that are ``certain`` remain if there are any."""
    likely = tuple(mistake for mistake in finding.mistakes if mistake.id in certain)
    return replace(finding, mistakes=likely) if likely and not finding.together else finding
