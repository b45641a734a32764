"""Outputs that a publication gives instead of computing them, and works on with."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache

from ..mistakes.record import Mistake
from .conventions import Convention
from .evidence import SAY_LITTLE, Evidence
from .from_own import Following, following_from_own
from .numbers import Number

_Kept = tuple[Convention, ...]

#: It changes no rule, only what the numbers after the output are worked out from.
OUTPUT_GIVEN = Mistake(
    "output_given",
    "Output given, not computed",
    "This output does not come out of the numbers before it, and those after it are worked out "
    "from it: it is given there, as for an example of the backward pass alone.",
    "Is this output worked out, or set by hand?",
    lambda _: (),
)


def given_outputs(evidence: Evidence, kept: Callable[[Number], Iterable[_Kept]]) -> set[Number]:
    """The outputs of the network that are given, as far as numbers after them tell.

    What goes into them is printed and right, none of them comes out of it, and from each there
    follows another number, with what may be ``kept`` in it. One output alone may as well be a
    slip: it counts as given only where it is a rounder number than what follows from it.
    """
    problem, found = evidence.problem, set()
    for after in {each.after for each in evidence.origins}:
        outputs = [
            each
            for each in evidence.origins
            if each.after == after and _place(each) == ("output", len(problem.layers))
        ]
        if len(outputs) == problem.sizes[-1] and all(_is_fed(evidence, each) for each in outputs):
            rests = [list(_resting_on(evidence, each, kept)) for each in outputs]
            if all(rests) and (len(outputs) > 1 or _is_round(outputs[0], rests[0])):
                found.update(outputs)
    return found


def _place(number: Number) -> tuple[str, int]:
    return number.ref.quantity, number.layer


def _is_fed(evidence: Evidence, output: Number) -> bool:
    """Whether its net, or all that its net is computed from, is given or printed and right."""
    right = {
        (_place(each), each.index)
        for each in evidence.plain.fits.keys() | evidence.following().nearly
        if each.after == output.after
    }
    if (("net", output.layer), output.index) in right:
        return True
    sample, below = output.index[0], evidence.problem.sizes[output.layer - 1]
    return output.layer == 1 or all(
        (("output", output.layer - 1), (sample, unit)) in right for unit in range(below)
    )


def _resting_on(
    evidence: Evidence, output: Number, kept: Callable[[Number], Iterable[_Kept]]
) -> Iterator[Number]:
    """The differing numbers that follow from those before them, and without the output do not."""
    without = [each for each in evidence.numbers if each is not output]

    @cache
    def others(kept: _Kept) -> Following:
        return following_from_own(evidence.problem, without, kept)

    for number in evidence.differing:
        if number.after != output.after or _place(number) == _place(output):
            continue
        if number.answer.digits <= SAY_LITTLE:
            continue
        for each in ((), *kept(number)):
            if number in evidence.following(each).exactly and number not in others(each).nearly:
                yield number
                break


def _is_round(output: Number, following: Sequence[Number]) -> bool:
    digits = output.answer.digits
    return digits <= SAY_LITTLE and all(each.answer.digits > digits for each in following)
