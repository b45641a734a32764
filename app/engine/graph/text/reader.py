"""From a text to a graph."""

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import replace

from ...arrays import Array
from ..errors import GraphError
from ..graph import Graph, Group
from ..shapes import told
from .draft import Drafted, equations, named
from .missing import check_missing, meant
from .source import Source
from .statements import Statements


def read_graph(
    text: str,
    values: Mapping[str, Array],
    with_respect_to: tuple[str, ...] | None = None,
    result: str | None = None,
) -> Graph:
    """The graph of a text, its given arrays, and what is asked.

    Without ``with_respect_to`` it is every given array that has a gradient, without ``result`` the
    name that the last line assigns to. Raises GraphError.
    """
    source = Source(unicodedata.normalize("NFKC", text))
    reader = Reader(source, values)
    reader.run()
    return reader.graph(values, with_respect_to, result)


class Reader(Statements):
    """Reads a text; what it computes with are shapes."""

    def run(self) -> None:
        """Carry out all lines."""
        check_missing(self.source, self.scopes[0])
        for statement in self.source.tree.body:
            self.statement(statement)

    def graph(
        self,
        values: Mapping[str, Array],
        with_respect_to: tuple[str, ...] | None,
        result: str | None,
    ) -> Graph:
        """The graph that was read."""
        wanted = self.last if result is None else unicodedata.normalize("NFKC", result)
        found = None if wanted is None else self.scopes[0].get(wanted)
        if wanted is None or found is None:
            names = [name for name, value in self.scopes[0].items() if isinstance(value, Drafted)]
            raise GraphError(
                f"There is no array “{wanted}”{meant(wanted or '', names)}: the result is a name "
                "that a line of the text assigns to.",
                pointer="/result" if result is not None else "/text",
            )
        if not isinstance(found, Drafted) or found.given is not None:
            what = "given" if isinstance(found, Drafted) else "a number of the text"
            raise GraphError(
                f"“{wanted}” is {what}: the result is computed from given arrays by the text.",
                pointer="/result" if result is not None else "/text",
            )
        if any(size != 1 for size in found.shape):
            raise GraphError(
                f"The result “{wanted}” is {told(found.shape)}, and must be one number: add a line "
                f"such as `L = sum({wanted})`, and let L be the result.",
                pointer="/result",
            )
        used = [t for t in self.builder.targets if t.parts or t.shape is not None]
        shapes = {name: array.shape for name, array in values.items()}
        named(self.builder.drafted, used, shapes)
        graph = Graph(
            text=self.source.text,
            given=dict(values),
            equations=equations(self.builder.drafted),
            groups=tuple(self._named_groups()),
            result=found.name,
            with_respect_to=self._wanted(values, with_respect_to),
        )
        if with_respect_to is not None:
            _check_no_index(graph)
            return graph
        through = {a for equation in graph.equations for a in graph.through(equation)}
        reached = tuple(n for n in values if n in graph.reached and n in through)
        return replace(graph, with_respect_to=reached)

    def _wanted(
        self, values: Mapping[str, Array], with_respect_to: tuple[str, ...] | None
    ) -> tuple[str, ...]:
        if with_respect_to is None:
            return tuple(values)
        for place, name in enumerate(with_respect_to):
            if name not in values:
                raise GraphError(
                    f"“{name}” is not given{meant(name, list(values))}: gradients are asked for "
                    "with respect to given arrays.",
                    pointer=f"/with_respect_to/{place}",
                )
        return tuple(dict.fromkeys(with_respect_to))

    def _named_groups(self) -> Iterator[Group]:
        for group, inputs in self.groups:
            named_inputs = tuple(v.name if isinstance(v, Drafted) else float(v) for v in inputs)
            yield Group(group.name, group.function, group.line, group.parent, named_inputs)


def _check_no_index(graph: Graph) -> None:
    """Raise GraphError where a gradient is asked for an array that is only ever an index."""
    for place, name in enumerate(graph.with_respect_to):
        uses = graph.uses.get(name, ())
        if uses and not any(name in graph.through(equation) for equation in uses):
            raise GraphError(
                f"“{name}” says which rows are looked up: an index has no gradient.",
                pointer=f"/with_respect_to/{place}",
            )
