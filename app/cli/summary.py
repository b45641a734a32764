"""What ``backstep grade`` says of a class: a few tables of at most 80 columns."""

from collections.abc import Iterator, Sequence
from textwrap import wrap

from ..practice.gradebook.marking import Marked
from ..practice.gradebook.tally import Tally

WIDTH = 80
#: Lines of the lists that could go on for long.
_MOST = 10
#: Characters of an answer that are shown.
_SHOWN = 30


def summary(tally: Tally, class_: Sequence[Marked]) -> Iterator[str]:
    """The lines: answers by verdict, what was most often wrong, which mistakes were made how
    often, and the answers that somebody has to look at.
    """
    yield from _answers(tally)
    yield from _wrong(tally)
    yield from _mistakes(tally)
    yield from _unreadable(class_)


def _answers(tally: Tally) -> Iterator[str]:
    yield "Answers"
    total = sum(tally.states.values())
    for state, count in tally.states.items():
        yield f"  {state:<10}{count:>8}{_percent(count, total):>8}"


def _wrong(tally: Tally) -> Iterator[str]:
    if not tally.wrong:
        return
    yield from ("", "Most often wrong")
    shown = tally.wrong[:_MOST]
    width = max(len(each.ref) for each in shown)
    for each in shown:
        share = _percent(each.wrong, each.answered)
        yield f"  {each.ref:<{width}}{each.wrong:>6} of{each.answered:>6}{share:>8}"
    yield from _and_more(len(tally.wrong))


def _mistakes(tally: Tally) -> Iterator[str]:
    if tally.mistakes:
        yield from ("", "answers  students  mistake")
    for made in tally.mistakes:
        mistake = f"{made.mistake.name} ({made.mistake.id})"
        yield f"{made.answers:>7}{made.students:>10}  {mistake}"
    wrong, unexplained = tally.states["wrong"], tally.unexplained
    if sum(made.answers for made in tally.mistakes) > wrong - unexplained:
        yield "An answer that several mistakes explain is counted for each of them."
    if unexplained:
        yield from ("", f"No known mistake gives {unexplained} of the {wrong} wrong answers.")


def _unreadable(class_: Sequence[Marked]) -> Iterator[str]:
    told = [
        f"line {marked.row.line}, {ref}, {_quoted(result.given)}: {result.message}"
        for marked in class_
        for ref, result in marked.results.items()
        if result.verdict == "unreadable"
    ]
    if told:
        yield from ("", "Could not be read")
    for line in told[:_MOST]:
        yield from wrap(line, WIDTH, initial_indent="  ", subsequent_indent="    ")
    yield from _and_more(len(told))


def _and_more(count: int) -> Iterator[str]:
    if count > _MOST:
        yield f"  and {count - _MOST} more"


def _quoted(text: str) -> str:
    text = " ".join(text.split())
    return f"“{text[:_SHOWN]}…”" if len(text) > _SHOWN else f"“{text}”"


def _percent(count: int, of: int) -> str:
    share = 100 * count / of if of else 0.0
    return "<1 %" if 0 < share < 0.5 else f"{share:.0f} %"
