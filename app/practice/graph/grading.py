"""Grading numbers of a graph: values and gradients, and the mistakes behind wrong ones."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from math import isfinite

import numpy as np

from ...engine.graph.errors import GraphError
from ...engine.graph.graph import Graph
from ...engine.graph.passes import Passes
from ...trace.graph.refs import GraphRef, Quantity, parse_graph_ref, ref_at
from ...trace.graph.trace import GraphTrace
from ..grading.answer_key import closeness, tolerance
from ..grading.grade import Result, message, too_few_digits
from ..naming.lookup import NotToFindError
from ..numbers.answer import WORKING_DIGITS, Answer, read_answer
from ..numbers.arithmetic import UnreadableError
from .carried import Carried, carried
from .margins import margins
from .names import graph_ref_named
from .record import GraphMistake
from .wrong import Kept, WrongGradient, kept_throughout, made_once

#: What is worked out by hand is smaller than this: numbers of a graph.
MOST_NUMBERS = 2000
#: Mistakes named for one answer.
MOST_NAMED = 3
#: Two numbers less than this share apart are not clearly different.
_CLEARLY = 0.01


class GraphKey:
    """The true numbers of a graph, and how far careful work may be from them.

    Raises GraphError where the graph is larger than anybody works out by hand, and
    GraphNotFiniteError where a number is not finite.
    """

    def __init__(self, graph: Graph) -> None:
        numbers = sum(int(np.prod(shape)) for shape in graph.shapes.values())
        if numbers > MOST_NUMBERS:
            raise GraphError(
                f"The graph has {numbers:,} numbers, which is more than anybody works through by "
                f"hand: practice takes graphs of up to {MOST_NUMBERS:,}."
            )
        self.graph = graph
        self.trace = GraphTrace(graph)
        self._values, self._gradients = margins(self.trace.passes)

    @cached_property
    def kept_throughout(self) -> Kept:
        """The gradients with each mistake in all of them."""
        return kept_throughout(self.trace.passes)

    def find(self, name: str) -> GraphRef:
        """The ref that ``name`` writes or names, if there is a number to work out there.

        Raises NotToFindError.
        """
        ref = self.find_any(name)
        if self.is_given(ref):
            raise NotToFindError(f"{name} is given: there is nothing to work out.")
        return ref

    def find_any(self, name: str) -> GraphRef:
        """The ref that ``name`` writes or names, given numbers too. Raises NotToFindError."""
        ref = self._written(name)
        if ref.quantity == "gradient" and ref.name not in self.trace.passes.gradients:
            raise NotToFindError(f"{name} is not computed: no gradient is asked for it.")
        return ref

    def _written(self, name: str) -> GraphRef:
        try:
            return parse_graph_ref(self.graph, name.strip())
        except ValueError as error:
            if named := self.named(name):
                return named
            value, by = (self._first_of(each) for each in self._such_as())
            raise NotToFindError(
                f"{error} A name will do too, such as {value} or ∂{self.graph.result}/∂{by}."
            ) from None

    def _such_as(self) -> tuple[str, str]:
        """An array that is computed, and one that has a gradient, of those that the text names."""
        named = [each.name for each in self.graph.equations if "." not in each.name]
        first = next(iter(named), self.graph.result)
        inner = first != self.graph.result and first in self.trace.passes.gradients
        return first, first if inner else self.graph.with_respect_to[0]

    def _first_of(self, name: str) -> str:
        """The first number of the array, as it is written."""
        shape = self.graph.shapes[name]
        return f"{name}[{', '.join('0' * len(shape))}]" if shape else name

    def named(self, name: str) -> GraphRef | None:
        """The ref that people write so beside refs, given numbers too; None if none."""
        return graph_ref_named(self.graph, name)

    def is_given(self, ref: GraphRef) -> bool:
        """Whether there is nothing to work out."""
        return ref.quantity == "value" and ref.name in self.graph.given

    def refs(self) -> Iterator[GraphRef]:
        """All that is to be worked out, in the order of the work."""
        for block in self.trace.schedule.blocks:
            quantity: Quantity = "value" if block.phase == "forward" else "gradient"
            if (quantity, block.name) != ("gradient", self.graph.result):
                for place in range(block.count):
                    yield ref_at(self.graph, quantity, block.name, place)

    def margin(self, ref: GraphRef) -> float:
        """How far careful work may be from the true number."""
        return min(self.rounding(ref), _CLEARLY * abs(self.trace.value(ref)))

    def rounding(self, ref: GraphRef) -> float:
        """How far rounding to four digits on the way may lead from the true number."""
        arrays = self._values if ref.quantity == "value" else self._gradients
        return float(arrays[ref.name][ref.index])

    def order(self, ref: GraphRef) -> int:
        """Where in the work the number's array stands."""
        return self._starts.get((ref.quantity, ref.name), 0)

    @cached_property
    def _starts(self) -> dict[tuple[str, str], int]:
        """Where in the work each array that is computed begins."""
        return {
            ("value" if block.phase == "forward" else "gradient", block.name): block.start
            for block in self.trace.schedule.blocks
        }


def grade_graph(key: GraphKey, answers: Mapping[str, str]) -> list[Result]:
    """A result for each answer, by ref, in the order given."""
    refs: dict[str, GraphRef] = {}
    read: dict[GraphRef, Answer] = {}
    faults: dict[str, str] = {}
    for name, text in answers.items():
        try:
            ref = key.find(name)
            if ref in read:
                raise NotToFindError(f"{name} is given twice: keep one.")
            read[ref] = read_answer(text)
            refs[name] = ref
        except (NotToFindError, UnreadableError) as error:
            faults[name] = str(error)
    with np.errstate(all="ignore"):
        sheet = _Sheet(key, read)
        return [
            Result(name, text, "unreadable", faults[name])
            if name in faults
            else sheet.result(name, text, refs[name])
            for name, text in answers.items()
        ]


class _Sheet:
    """The answers of one student, each held against the truth and against those before it."""

    def __init__(self, key: GraphKey, answers: Mapping[GraphRef, Answer]) -> None:
        self._key = key
        self._answers = answers
        self._wrong = {
            ref: answer.value for ref, answer in answers.items() if self._close(ref) != "right"
        }

    def result(self, name: str, text: str, ref: GraphRef) -> Result:
        """What is to be said of one answer."""
        value = self._key.trace.value(ref)
        close = self._close(ref)
        if close == "right":
            return Result(name, text, "correct", message("correct", ()), value)
        own = self._own(ref)
        if own is not None and self._is_carried(ref, own):
            return Result(name, text, "consistent", message("consistent", ()), value)
        if close == "too_few_digits":
            return Result(name, text, "unreadable", too_few_digits(text), value)
        mistakes = self._mistakes(ref, own)
        return Result(name, text, "wrong", message("wrong", mistakes), value, mistakes)

    def _close(self, ref: GraphRef) -> str:
        """As of networks: within the margin of careful work, unless it is exactly a mistake's."""
        answer, value = self._answers[ref], self._key.trace.value(ref)
        close = closeness(answer, value, self._key.margin(ref))
        if close != "right" or abs(answer.value - value) <= answer.at_its_word:
            return close
        clearly = self._key.margin(ref) + answer.at_its_word
        for wrong in _candidates(ref, self._key.trace.passes, self._key.kept_throughout):
            number = float(wrong.gradient[ref.index])
            off = abs(number - answer.value)
            if off <= answer.at_its_word and abs(number - value) > clearly:
                return "wrong" if answer.digits >= WORKING_DIGITS else "too_few_digits"
        return "right"

    @cached_property
    def _carried(self) -> Carried:
        return carried(self._key.graph, self._wrong)

    def _own(self, ref: GraphRef) -> Carried | None:
        """What follows from the student's own wrong numbers, if there is one before this."""
        at = self._key.order(ref)
        return self._carried if any(self._key.order(r) < at for r in self._wrong) else None

    def _is_carried(self, ref: GraphRef, own: Carried) -> bool:
        expected = own.number(ref)
        value, answer = self._key.trace.value(ref), self._answers[ref]
        if not isfinite(expected) or expected == value:
            return False
        margin = self._key.margin(ref) * max(1.0, abs(expected) / abs(value) if value else 1.0)
        return abs(answer.value - expected) <= tolerance(answer, expected, margin)

    @cached_property
    def _kept_in_own(self) -> Kept:
        return kept_throughout(self._carried.passes)

    def _mistakes(self, ref: GraphRef, own: Carried | None) -> tuple[GraphMistake, ...]:
        """Those that give exactly this number, on right numbers or on the student's own."""
        answer, value = self._answers[ref], self._key.trace.value(ref)
        clearly = self._key.margin(ref) + answer.at_its_word
        found: dict[str, tuple[float, GraphMistake]] = {}
        margin = self._key.margin(ref)
        on_right = _candidates(ref, self._key.trace.passes, self._key.kept_throughout)
        on_own = _candidates(ref, own.passes, self._kept_in_own) if own else ()
        for wrong in (*on_right, *on_own):
            number = float(wrong.gradient[ref.index])
            off = abs(number - answer.value)
            if off <= answer.precision + min(margin, answer.half_unit * 2) and (
                abs(number - value) > clearly
            ):
                best = found.get(wrong.mistake.id)
                if best is None or off < best[0]:
                    found[wrong.mistake.id] = off, wrong.mistake
        nearest = sorted(found.values(), key=lambda each: each[0])[:MOST_NAMED]
        return tuple(mistake for _, mistake in nearest)


def _candidates(ref: GraphRef, passes: Passes, kept: Kept) -> Iterator[WrongGradient]:
    """The wrong gradients of the number's array that mistakes give, made once or throughout."""
    if ref.quantity == "gradient" and ref.name != passes.graph.result:
        yield from made_once(passes, ref.name)
        for mistake, wrong in kept:
            if ref.name in wrong:
                yield WrongGradient(mistake, wrong[ref.name])
