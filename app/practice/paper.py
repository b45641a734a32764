"""One student's answers to one problem, each held against the truth and against the others."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

from app.practice.answer import Answer
from app.practice.diagnosis import Expected, diagnose
from app.practice.key import AnswerKey, tolerance
from app.practice.mistakes import MISTAKES
from app.practice.mistakes.record import Mistake
from app.practice.own_work import OwnWork
from app.practice.places import layer_of
from app.trace.refs import Ref


@dataclass(frozen=True, slots=True)
class Finding:
    """The verdict on an answer that could be read, and the mistakes that explain it."""

    verdict: Literal["correct", "consistent", "wrong"]
    mistakes: tuple[Mistake, ...] = ()
    together: bool = False


class Paper:
    """The answers that could be read.

    Wrong ones are carried forward: what follows from them by right rules is ``consistent``.
    """

    def __init__(self, key: AnswerKey, answers: Collection[tuple[Ref, Answer]]) -> None:
        self._key = key
        problem, sample = key.problem, key.sample
        self._wrong = {ref: answer for ref, answer in answers if not key.is_right(ref, answer)}
        self._from_wrong = OwnWork(problem, self._wrong.items(), sample)
        self._from_written = OwnWork(problem, answers, sample, exact=True)
        self._alone = len(answers) == 1

    def finding(self, ref: Ref, answer: Answer) -> Finding:
        """What is to be said of one of the answers."""
        if ref not in self._wrong:
            return Finding("correct")
        carried = self._expected(self._from_wrong, ref, answer)
        as_written = self._expected(self._from_written, ref, answer)
        if carried and any(right and _is(answer, right) for right in (carried, as_written)):
            return Finding("consistent")
        if as_written and _is(answer, as_written):
            return Finding("wrong", (MISTAKES["rounded_too_early"],))
        return self._explained(ref, answer, carried)

    def _expected(self, own: OwnWork, ref: Ref, answer: Answer) -> Expected | None:
        """What right rules make of the student's other numbers; None if those change nothing."""
        if self._alone:
            return None
        quantity, layer, index = self._place(ref)
        value = float(own.sheet.computed(quantity, layer)[index])
        if value == self._key.sheet.computed(quantity, layer)[index]:
            return None
        margin = float(own.margins.of(quantity, layer)[index])
        return Expected(value, tolerance(answer, value, margin))

    def _explained(self, ref: Ref, answer: Answer, carried: Expected | None) -> Finding:
        quantity, layer, index = self._place(ref)
        right, alone = (
            [self._key.expected(ref, answer)],
            [self._key.mistaken.alone(quantity, layer)],
        )
        if carried:
            right.append(carried)
            alone.append(self._from_wrong.mistaken.alone(quantity, layer))
        diagnosis = diagnose(
            answer, index, right, alone, lambda: self._key.mistaken.together(quantity, layer)
        )
        return Finding("wrong", diagnosis.mistakes, diagnosis.together)

    def _place(self, ref: Ref) -> tuple[str, int, tuple[int, ...]]:
        return ref.quantity, layer_of(self._key.problem, ref), self._key.index(ref)


def _is(answer: Answer, expected: Expected) -> bool:
    return abs(answer.value - expected.value) <= expected.tolerance
