"""The sentences of a report."""

from collections.abc import Sequence

from ...engine.counted import counted
from .numbers import Printed
from .report import AGREEING, Compared, Explanation, Reason, Verdict

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")

#: What is said of an output that is given instead of computed.
GIVEN = (
    "Does not come out of the numbers before it, and what follows is worked out from it: a given "
    "output, not a computed one."
)


def message_of(
    verdict: Verdict, explanations: Sequence[Sequence[Reason]] = (), against: int = 0
) -> str:
    """What is said of one number that could be read; ``against`` agreeing ones contradict it."""
    match verdict:
        case "agrees":
            return "Agrees."
        case "cut_off":
            return "Agrees; further digits are cut off, not rounded."
        case "rounded":
            return "Agrees, but for the publication’s own rounding on the way."
        case "follows":
            return "Follows rightly from the publication’s own earlier numbers."
    if not explanations:
        return "No convention or mistake known here gives this number."
    said = _one_or_other([_together(reasons) for reasons in explanations])
    if not against:
        return f"Comes out with {said}."
    return (
        f"Comes out only with {said}, by which {_count(against)} of the numbers that agree would "
        "not."
    )


def message_from_own(explanations: Sequence[Sequence[Reason]]) -> str:
    """What is said of a number that any of these gives from the publication's own numbers."""
    said = _one_or_other([_together(reasons) for reasons in explanations])
    return f"Comes out of the publication’s own earlier numbers with {said}."


def summary_of(results: Sequence[Compared], explanations: Sequence[Explanation]) -> str:
    """What is said of all of them: how many agree, and what explains the others."""
    read = [each for each in results if each.verdict != "unreadable"]
    differing = [each for each in read if each.verdict not in AGREEING]
    if not read:
        return "There is no number here that can be checked."
    if not differing:
        said = [_all_agree(len(read)), *_notes(read)]
    elif explanations:
        said = [_some_differ(differing, len(read)), *_explained(differing, explanations)]
    else:
        said = [_some_differ(differing, len(read)), *_on_their_own(differing)]
    return " ".join([*said, *_unread(len(results) - len(read))])


def name_of(printed: Printed) -> str:
    """What a number is called: loss, or loss after 2 iterations."""
    name = printed.told_as
    return f"{name} after {counted(printed.after, 'iteration')}" if printed.after else name


def _all_agree(count: int) -> str:
    return "The printed number agrees." if count == 1 else f"{_all(count)} printed numbers agree."


def _all(count: int) -> str:
    return "Both" if count == 2 else f"All {count}"


def _notes(read: Sequence[Compared]) -> list[str]:
    cut = sum(each.verdict == "cut_off" for each in read)
    rounded = sum(each.verdict == "rounded" for each in read)
    notes = []
    if cut:
        notes.append(f"{_start(cut)} of them {_is(cut)} cut off, not rounded.")
    if rounded:
        agree = "agrees" if rounded == 1 else "agree"
        notes.append(f"{_start(rounded)} of them {agree} but for its own rounding on the way.")
    return notes


def _some_differ(differing: Sequence[Compared], count: int) -> str:
    first = name_of(differing[0].printed)
    if count == 1:
        return f"The printed number differs: {first}."
    if len(differing) == 1:
        return f"One of the {count} printed numbers differs: {first}."
    if len(differing) == count:
        return f"{_all(count)} printed numbers differ."
    return f"{_start(len(differing))} of the {count} printed numbers differ."


def _explained(differing: Sequence[Compared], explanations: Sequence[Explanation]) -> list[str]:
    best = explanations[0]
    explained = len([each for each in differing if each.printed in best.explains])
    rest = len(differing) - explained
    many = len(differing) > 1
    whom = ("They all" if not rest else _start(explained) + " of them") if many else "It"
    plural = many and (explained > 1 or not rest)
    kept = (
        "one convention, kept throughout"
        if len(best.reasons) == 1
        else (f"{_count(len(best.reasons))} conventions, kept together throughout")
    )
    out = "out of the publication’s own earlier numbers" if best.from_own else "out"
    said = [f"{whom} come{'' if plural else 's'} {out} with {kept}: {_together(best.reasons)}."]
    said += [each.mistake.explanation for each in best.reasons]
    if explanations[1:]:
        others = [_together(each.reasons) for each in explanations[1:]]
        said.append(f"Equally well with {_one_or_other(others)}.")
    if best.contradicted:
        against = len(best.contradicted)
        said.append(
            f"But {_count(against)} of the numbers that agree would not by it, such as "
            f"{name_of(best.contradicted[0])}."
        )
    if rest:
        said.append(f"{_start(rest)} {_is(rest)} not explained by that.")
    return said


def _on_their_own(differing: Sequence[Compared]) -> list[str]:
    if len(differing) == 1:
        return [differing[0].message]
    why = sum(bool(each.explanations) for each in differing)
    follow = sum(each.verdict == "follows" for each in differing)
    said = ["No convention kept throughout explains them."]
    if why == len(differing):
        said.append("Each has an explanation of its own.")
    elif why:
        has = "has an explanation of its own" if why == 1 else "have explanations of their own"
        said.append(f"{_start(why)} of them {has}.")
    if follow:
        said.append(
            f"{_start(follow)} of them follow{'s' if follow == 1 else ''} rightly from earlier "
            "ones."
        )
    return said


def _unread(count: int) -> list[str]:
    return [f"{_start(count)} could not be read."] if count else []


def _together(reasons: Sequence[Reason]) -> str:
    *before, last = (str(reason) for reason in reasons)
    return f"{', '.join(before)} and {last}" if before else last


def _one_or_other(said: Sequence[str]) -> str:
    return ", or with ".join(said)


def _count(count: int) -> str:
    return _NUMBERS[count] if count < len(_NUMBERS) else str(count)


def _start(count: int) -> str:
    return _count(count).capitalize()


def _is(count: int) -> str:
    return "is" if count == 1 else "are"
