"""``trace``: an iteration as a sequence of steps that a notebook can show."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from importlib import import_module
from typing import Any, overload

from ..engine.graph.graph import Graph
from ..engine.problem import Problem
from ..explain import Explanation, explain
from ..explain.graph import explain_graph
from ..explain.graph.explanation import GraphExplanation
from ..explain.mathml import mathml
from ..explain.tree import operator
from ..trace.graph.trace import GraphStep, GraphTrace
from ..trace.trace import Step, Trace
from .graphs import graph_of
from .problems import problem_of

#: Steps that are shown of a long sequence, at its beginning and at its end.
_SHOWN = 8


@dataclass(frozen=True, slots=True, repr=False)
class TracedStep:
    """One small step: what it computes, from what, and what comes of it.

    ``ref`` names the number, such as ``delta.2.0``; ``value`` is None where there is none, and
    ``reads`` are the refs of the numbers that went in. In a notebook it shows its formula.
    """

    index: int
    phase: str
    op: str
    sample: int
    ref: str
    value: float | None
    reads: tuple[str, ...]
    title: str
    text: str
    latex: str
    _formula: str

    def __repr__(self) -> str:
        value = "no number" if self.value is None else f"{self.value:.6g}"
        return f"<step {self.index}: {self.ref} = {value}>"

    def _repr_latex_(self) -> str:
        return f"$$\n{self.latex}\n$$"

    def _repr_html_(self) -> str:
        return f"<p><strong>{escape(self.title)}.</strong> {escape(self.text)}</p>{self._formula}"


class Steps(Sequence[TracedStep]):
    """The steps of one iteration: forward, loss, backward, update; each found by its index."""

    def __init__(self, of: Problem | Graph) -> None:
        self._of = of
        self._trace = GraphTrace(of) if isinstance(of, Graph) else Trace(of)

    @property
    def problem(self) -> Problem:
        """The network, its samples, loss and optimizer. Raises AttributeError for a graph."""
        if isinstance(self._of, Graph):
            raise AttributeError("These are the steps of a graph: there is no problem.")
        return self._of

    @property
    def loss(self) -> float:
        """The loss of the batch before the update; of a graph, its result."""
        if isinstance(self._trace, GraphTrace):
            return float(self._trace.passes.values[self._trace.graph.result].reshape(-1)[0])
        return self._trace.iteration.loss

    def __len__(self) -> int:
        return len(self._trace)

    @overload
    def __getitem__(self, index: int) -> TracedStep: ...
    @overload
    def __getitem__(self, index: slice) -> list[TracedStep]: ...
    def __getitem__(self, index: int | slice) -> TracedStep | list[TracedStep]:
        if isinstance(index, slice):
            return [self[at] for at in range(*index.indices(len(self)))]
        return self._told(index)

    def __repr__(self) -> str:
        if isinstance(self._trace, GraphTrace):
            return f"<{len(self)} steps of a graph, {self._trace.graph.result} {self.loss:.6g}>"
        return f"<{len(self)} steps of one iteration, loss {self.loss:.6g}>"

    def value(self, ref: str, sample: int = 0) -> float:
        """The number of that name, such as ``weight_gradient.2.0.1``. Raises KeyError."""
        for step in self._trace:
            at = getattr(step, "sample", 0)
            if str(step.result) == ref and at == sample and step.writes:
                return step.writes[0][1]
        raise KeyError(ref)

    def to_frame(self) -> Any:
        """A pandas DataFrame with a row for each step. Raises ImportError without pandas."""
        pandas = import_module("pandas")
        columns = ("index", "phase", "op", "sample", "ref", "value", "reads", "title")
        rows = [{name: getattr(step, name) for name in columns} for step in self]
        return pandas.DataFrame(rows, columns=columns).set_index("index")

    def _repr_html_(self) -> str:
        count = len(self)
        ends = (*range(_SHOWN), *range(count - _SHOWN, count))
        shown = range(count) if count <= 2 * _SHOWN else ends
        rows = []
        for place, at in enumerate(shown):
            if place and at != shown[place - 1] + 1:
                rows.append(f"<tr><td colspan=4>… {count - 2 * _SHOWN} more …</td></tr>")
            step = self[at]
            value = "" if step.value is None else f"{step.value:.6g}"
            cells = (step.index, step.phase, step.title, value)
            rows.append(f"<tr>{''.join(f'<td>{escape(str(each))}</td>' for each in cells)}</tr>")
        head = "<tr><th></th><th>phase</th><th>step</th><th>value</th></tr>"
        return f"<table>{head}{''.join(rows)}</table>"

    def _told(self, index: int) -> TracedStep:
        told: Explanation | GraphExplanation
        if isinstance(self._trace, GraphTrace):
            of_graph = self._trace[index]
            step: Step | GraphStep = of_graph
            told = explain_graph(self._trace, of_graph)
        else:
            of_network = self._trace[index]
            step, told = of_network, explain(self._trace, of_network)
        return TracedStep(
            index=step.index,
            phase=step.phase,
            op=step.op,
            sample=step.sample if isinstance(step, Step) else 0,
            ref=str(step.result),
            value=step.writes[0][1] if step.writes else None,
            reads=tuple(str(ref) for ref in step.reads),
            title=told.title,
            text=told.text,
            latex=told.formula["latex"],
            _formula="".join(f"<p>{line}</p>" for line in map(_line, told.formula["lines"])),
        )


def _line(line: dict[str, Any]) -> str:
    left = [] if line["left"] is None else [line["left"]]
    return mathml(*left, operator("="), line["right"])


def trace(
    model: Any,
    x: Any = None,
    y: Any = None,
    *,
    loss: str | None = None,
    learning_rate: float = 0.5,
) -> Steps:
    """The steps of one iteration of backpropagation through the model.

    ``model`` is a ``torch.nn.Sequential``, a Keras model, a fitted scikit-learn ``MLPClassifier``
    or ``MLPRegressor``, arrays ``(W1, b1, W2, b2)`` of shape (n_out, n_in) and (n_out,), or a
    problem as the page exports it, which needs no more. ``x`` is (N, d) or (d,), ``y`` (N, C),
    (C,), or numbers of classes; at most 64 samples. ``loss`` is ``"cross_entropy"``, ``"mse"``,
    ``"half_squared_error"`` or another of ours; a model that gives logits gets the activation that
    its loss has inside. Losses of several samples are averaged.

    Or ``model`` is the text of a computational graph, and ``x`` its given arrays by their names.

    Raises ModelError for a model that is no stack of dense layers, and for a fault in a text.

    >>> steps = trace(([[0.5, -1.0]], [0.1]), [1.0, 2.0], [1.0], loss="half_squared_error")
    >>> steps.value("net.1.0")
    -1.4
    >>> steps = trace("q = x + y\\nf = q * z", {"x": -2.0, "y": 5.0, "z": -4.0})
    >>> steps.loss, steps.value("gradient.x")
    (-12.0, -4.0)
    """
    graph = graph_of(model, x)
    return Steps(graph if graph is not None else problem_of(model, x, y, loss, learning_rate))
