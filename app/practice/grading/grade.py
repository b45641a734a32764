"""Grading: a verdict on each answer, and the mistakes that explain a wrong one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from ...trace.refs import Ref
from ..mistakes.record import Named
from ..naming.lookup import NotToFindError
from ..numbers.answer import WORKING_DIGITS, Answer, read_answer
from ..numbers.arithmetic import UnreadableError
from .answer_key import AnswerKey
from .submission import Finding, Submission

Verdict = Literal["correct", "consistent", "wrong", "unreadable"]
VERDICTS: tuple[Verdict, ...] = ("correct", "consistent", "wrong", "unreadable")


@dataclass(frozen=True, slots=True)
class Result:
    """What is to be said of one answer.

    The ``mistakes`` of a wrong one each give its number; if ``together``, only all of them at
    once do. ``value`` is the true number, None where the problem has none of that name.
    """

    ref: str
    given: str
    verdict: Verdict
    message: str
    value: float | None = None
    mistakes: tuple[Named, ...] = ()
    together: bool = False


# With a mistake in them, or huge numbers given, numbers may overflow: what is not finite fits none.
@np.errstate(all="ignore")
def grade(key: AnswerKey, answers: Mapping[str, str]) -> list[Result]:
    """A result for each answer, by ref, in the order given."""
    refs: dict[str, Ref] = {}
    names: dict[Ref, str] = {}
    read: dict[Ref, Answer] = {}
    unreadable: dict[str, str] = {}
    for name, text in answers.items():
        try:
            ref = key.find(name)
            first = names.setdefault(ref, name)
            if first != name:
                raise NotToFindError(f"{name} is the number that {first} gives too: keep one.")
            refs[name] = ref
            read[ref] = read_answer(text)
        except (NotToFindError, UnreadableError) as error:
            unreadable[name] = str(error)
    findings = Submission(key, read).findings()
    results = []
    for name, text in answers.items():
        value = key.value(refs[name]) if name in refs else None
        if name in unreadable:
            results.append(Result(name, text, "unreadable", unreadable[name], value))
        else:
            results.append(_result(name, text, value, findings[refs[name]]))
    return results


def score(results: list[Result]) -> dict[Verdict, int]:
    """How many answers got each verdict."""
    counts = dict.fromkeys(VERDICTS, 0)
    for result in results:
        counts[result.verdict] += 1
    return counts


def _result(name: str, given: str, value: float | None, finding: Finding) -> Result:
    if finding.verdict == "too_few_digits":
        return Result(name, given, "unreadable", too_few_digits(given), value)
    told = message(finding.verdict, finding.mistakes, together=finding.together)
    return Result(name, given, finding.verdict, told, value, finding.mistakes, finding.together)


def too_few_digits(given: str) -> str:
    """What is said of an answer so coarse that it may be the right number, or a wrong one."""
    return f"{given.strip()} has too few digits to tell: give {WORKING_DIGITS} significant digits."


def message(verdict: str, mistakes: Sequence[Named], *, together: bool = False) -> str:
    """What is said of an answer that could be read."""
    if verdict == "correct":
        return "Right."
    if verdict == "consistent":
        return "This follows rightly from your own earlier numbers."
    names = [f"“{mistake.name}”" for mistake in mistakes]
    if not names:
        return "Not right, and no mistake known here gives this number."
    if together:
        return f"Not right. Two mistakes together give this number: {' and '.join(names)}."
    if len(names) == 1:
        return f"Not right. One mistake gives exactly this number: {names[0]}."
    return f"Not right. Each of these mistakes alone gives this number: {', '.join(names)}."
