"""TikZ: the picture of the network with its weights, for a paper."""

from collections.abc import Iterator

from ..engine.problem import Problem
from ..explain.latex import latex_number, latex_symbol
from ..explain.notation import Notation
from ..trace.refs import Ref
from ..trace.trace import Trace
from .fault import InterchangeError

#: The most edges that a picture on paper can hold.
MOST_EDGES = 400
#: The most edges that carry their weight and gradient, as on the page.
_MOST_LABELS = 40
#: Centimetres between layers, and between the units of one.
_ACROSS, _DOWN = 4.2, 2.0
_PREAMBLE = r"""\documentclass[tikz,border=4pt]{standalone}
\usepackage{amsmath}
\definecolor{positive}{HTML}{3F6FB8}
\definecolor{negative}{HTML}{B8641C}
\definecolor{backward}{HTML}{B93A0A}
\begin{document}
\begin{tikzpicture}[
  unit/.style={circle, draw, minimum size=11mm, inner sep=1pt, align=center, font=\scriptsize},
  weight/.style={fill=white, inner sep=1pt, font=\tiny, align=center, pos=0.3},
  below/.style={font=\tiny, align=center},
]"""
_END = r"""\end{tikzpicture}
\end{document}"""


def write(problem: Problem) -> bytes:
    """A document of its own with the picture: weights, values, and each unit's δ below it.

    The numbers are those of the first sample. Raises InterchangeError where there are too many
    edges for paper.
    """
    edges = sum(layer.weights.size for layer in problem.layers)
    if edges > MOST_EDGES:
        raise InterchangeError(
            f"The picture would have {edges:,} edges; at most {MOST_EDGES} can be told apart on "
            "paper."
        )
    trace = Trace(problem)
    lines = [_PREAMBLE, *_units(trace), *_edges(trace, edges <= _MOST_LABELS), _END]
    return ("\n".join(lines) + "\n").encode()


def _units(trace: Trace) -> Iterator[str]:
    notation, sizes = Notation(trace.problem), trace.problem.sizes
    for layer, units in enumerate(sizes):
        for unit in range(units):
            across, down = layer * _ACROSS, ((units - 1) / 2 - unit) * _DOWN
            name = latex_symbol(notation.unit(layer, unit))
            value = trace.value(Ref("output", layer, unit) if layer else Ref("input", unit=unit))
            yield (
                rf"\node[unit] (n{layer}-{unit}) at ({across:g},{down:g}) "
                rf"{{${name}$\\${latex_number(value)}$}};"
            )
            if layer:
                delta = latex_symbol(notation.of_unit("δ", layer, unit))
                number = latex_number(trace.value(Ref("delta", layer, unit)))
                yield (
                    rf"\node[below, text=backward, anchor=north] at (n{layer}-{unit}.south) "
                    rf"{{${delta} = {number}$}};"
                )


def _edges(trace: Trace, labelled: bool) -> Iterator[str]:
    largest = max(abs(layer.weights).max() for layer in trace.problem.layers) or 1.0
    for layer, of in enumerate(trace.problem.layers, start=1):
        for unit, row in enumerate(of.weights):
            for source, weight in enumerate(row):
                colour = "negative" if weight < 0 else "positive"
                width = 0.3 + 1.5 * abs(weight) / largest
                gradient = trace.value(Ref("weight_gradient", layer, unit, source))
                label = (
                    rf" node[weight] {{${latex_number(float(weight))}$\\"
                    rf"\textcolor{{backward}}{{${latex_number(gradient)}$}}}}"
                    if labelled
                    else ""
                )
                ends = rf"(n{layer - 1}-{source}) --{label} (n{layer}-{unit})"
                yield rf"\draw[{colour}, line width={width:.2f}pt] {ends};"
