"""What is said of a published example."""

from collections.abc import Sequence

from pydantic import Field

from ...practice.naming.readings import Question
from ...practice.published.numbers import Printed
from ...practice.published.report import Compared, Explanation, Reason, Report, Verdict
from ...practice.tables.delimited import LineFault
from ..answers.mistake import MistakeAnswer, mistake_answer
from ..answers.names import QuestionAnswer, question_answer
from ..http.answer import Answer


class ReasonAnswer(MistakeAnswer):
    """A convention, or a mistake, and what it was kept in."""

    scope: str = Field(description="“in the loss alone”, “in layer 2 alone”; empty for throughout.")


class PlaceAnswer(Answer):
    """Which printed number is meant."""

    ref: str
    after: int = Field(description="0 for the first iteration.")


class ComparedAnswer(PlaceAnswer):
    """What is said of one printed number."""

    number: str | None = Field(description="The ref that its name stands for; null for none.")
    printed: str
    verdict: Verdict
    message: str
    value: float | None = Field(description="This problem’s number; null where it has none.")
    expected: str = Field(
        description="The same, to the digits printed, or to at least four if it differs."
    )
    explanations: list[list[ReasonAnswer]] = Field(
        description="What gives exactly the printed number: any of these, each of whose parts is "
        "needed."
    )


class ExplanationAnswer(Answer):
    """Conventions kept throughout the publication."""

    reasons: list[ReasonAnswer] = Field(description="All of them together.")
    explains: list[PlaceAnswer] = Field(description="The differing numbers that they come to.")
    contradicts: list[PlaceAnswer] = Field(description="Numbers that agree, and then would not.")


class LineAnswer(Answer):
    """What is wrong with a line of the text."""

    line: int = Field(description="From 1.")
    what: str


class PublishedAnswer(Answer):
    """The whole publication, and each of its numbers."""

    summary: str
    score: dict[Verdict, int]
    explanations: list[ExplanationAnswer] = Field(
        description="The fewest conventions that explain the most of what differs; several where "
        "they do so equally well."
    )
    results: list[ComparedAnswer]
    faults: list[LineAnswer] = Field(description="Lines of the text that give no number.")
    question: QuestionAnswer | None = Field(
        description="Where names can be meant in another way than they were read."
    )


def published_answer(
    report: Report, faults: Sequence[LineFault], asked: Question | None
) -> PublishedAnswer:
    """The report as it goes out."""
    return PublishedAnswer(
        summary=report.summary,
        score=report.score,
        explanations=[_explanation(each) for each in report.explanations],
        results=[_compared(each) for each in report.results],
        faults=[LineAnswer(line=each.line, what=each.what) for each in faults],
        question=question_answer(asked),
    )


def _explanation(explanation: Explanation) -> ExplanationAnswer:
    return ExplanationAnswer(
        reasons=_reasons(explanation.reasons),
        explains=_places(explanation.explains),
        contradicts=_places(explanation.contradicted),
    )


def _compared(compared: Compared) -> ComparedAnswer:
    return ComparedAnswer(
        ref=compared.printed.told_as,
        number=compared.ref,
        after=compared.printed.after,
        printed=compared.printed.text,
        verdict=compared.verdict,
        message=compared.message,
        value=compared.value,
        expected=compared.expected,
        explanations=[_reasons(each) for each in compared.explanations],
    )


def _reasons(reasons: Sequence[Reason]) -> list[ReasonAnswer]:
    return [
        ReasonAnswer(**mistake_answer(each.mistake).model_dump(), scope=each.scope)
        for each in reasons
    ]


def _places(numbers: Sequence[Printed]) -> list[PlaceAnswer]:
    return [PlaceAnswer(ref=each.told_as, after=each.after) for each in numbers]
