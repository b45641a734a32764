"""Conventions that a publication may keep throughout: the known mistakes, and parts of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ...engine.problem import Problem
from ..calculation.calculation import Calculation
from ..calculation.mistaken import MistakenCalculations
from ..calculation.rules import RIGHT, Rules, following
from ..mistakes import MISTAKES
from ..mistakes.record import Mistake, Way, applied
from .alternatives import alternatives
from .numbers import Number
from .online import ONLINE, shown_after

_OF_LOSS = ("loss_term", "loss", "batch_loss")
_SCOPES = (
    ({"loss_term", "batch_loss"}, "in the loss alone"),
    ({"error", "delta"}, "in the derivative of the loss alone"),
    ({"loss_term", "error", "delta"}, "in the loss and its derivative"),
    ({"batch_loss", "batch_weight_gradient", "batch_bias_gradient"}, "over the samples"),
)


@dataclass(frozen=True, slots=True, eq=False)
class Convention:
    """One way of making a mistake, kept in the whole publication.

    ``scope`` says in what it is kept, where that is not all there is: in the loss alone, in
    layer 2 alone. ``layer`` is that layer. Of those that explain equally much, the one that
    ``yields`` more than another is not told. ``shown`` is the sample after which the update is
    printed, where there is one after each.
    """

    mistake: Mistake
    way: Way
    scope: str = ""
    layer: int | None = None
    yields: int = 0
    shown: int | None = None

    @property
    def combines(self) -> bool:
        """Whether it is kept in every layer, and may be one of several."""
        return self.layer is None and self.mistake.combines

    def applied_to(self, rules: Rules) -> Rules:
        """The rules with those changed that this changes."""
        return {**rules, **applied(self.way, rules, self.layer)}


def conventions(problem: Problem, numbers: Sequence[Number], sample: int) -> list[Convention]:
    """What can be kept in this problem, the likeliest of those that come to the same first.

    ``numbers`` are those that are printed, of this ``sample``.
    """
    mistakes = [mistake for mistake in MISTAKES.values() if not mistake.slip]
    made = [each for mistake in mistakes for each in _whole(mistake, problem)]
    defined = [
        replace(each, yields=alternative.yields)
        for alternative in alternatives(problem, numbers)
        for each in _whole(alternative.mistake, problem)
    ]
    parts = [part for each in (*made, *defined) for part in _parts(each)]
    online = [
        Convention(ONLINE, {}, scope, yields=1, shown=shown)
        for shown, scope in shown_after(problem, sample)
    ]
    return [*made, *defined, *parts, *_in_one_layer(problem, made), *online]


def rules_of(kept: Sequence[Convention]) -> Rules:
    """The rules of somebody who keeps these conventions.

    What has most consequences is changed first: the others are made on what it gives.
    """
    rules = RIGHT
    for each in sorted(kept, key=lambda one: -len(following(frozenset(one.way)))):
        rules = each.applied_to(rules)
    return rules


def _whole(mistake: Mistake, problem: Problem) -> Iterator[Convention]:
    ways = mistake.ways(problem)
    scopes = [_scope_of(way) for way in ways]
    for way, scope in zip(ways, scopes, strict=True):
        choice = len(set(scopes)) > 1 or _without_loss(way)
        yield Convention(mistake, way, scope if choice else "")


def _scope_of(way: Way) -> str:
    return next((scope for changed, scope in _SCOPES if way.keys() <= changed), "")


def _without_loss(way: Way) -> Way:
    """What is left of a way that changes the loss and more, without the loss."""
    rest = {quantity: change for quantity, change in way.items() if quantity not in _OF_LOSS}
    return rest if len(rest) < len(way) else {}


def _parts(whole: Convention) -> Iterator[Convention]:
    """Kept in the loss and not in its derivative, or the other way about."""
    rest = _without_loss(whole.way)
    if rest and whole.mistake.combines:
        loss = {name: change for name, change in whole.way.items() if name in _OF_LOSS}
        for part in (loss, rest):
            yield Convention(whole.mistake, part, _scope_of(part))


def _in_one_layer(problem: Problem, whole: Sequence[Convention]) -> Iterator[Convention]:
    mistaken = MistakenCalculations(Calculation(problem))
    for each in whole:
        if each.combines:
            for layer in mistaken.layers_of(each.way):
                yield Convention(each.mistake, each.way, f"in layer {layer} alone", layer)
