"""A graph for libraries that differentiate by themselves, and give the same."""

from dataclasses import dataclass

from ....engine.graph.graph import Equation, Graph
from .helpers import HELPERS, TORCH_HELPERS, used
from .written import GraphProgram, Writer


@dataclass(frozen=True, slots=True)
class _Differentiating:
    """A library with NumPy's functions and ``grad``: how it begins, and where its erfc is."""

    words: str
    imports: tuple[str, ...]
    erfc: str


_AUTOGRAD = _Differentiating(
    "autograd",
    ("import autograd.numpy as np", "from autograd import grad"),
    "from autograd.scipy.special import erfc",
)
_JAX = _Differentiating(
    "JAX",
    (
        "import jax",
        "import jax.numpy as np",
        "from jax import grad",
        "",
        'jax.config.update("jax_enable_x64", True)',
    ),
    "from jax.scipy.special import erfc",
)


def autograd_program(graph: Graph) -> GraphProgram:
    """The forward pass as a function, differentiated by HIPS autograd."""
    return _differentiated(graph, _AUTOGRAD)


def jax_program(graph: Graph) -> GraphProgram:
    """The forward pass as a function, differentiated by JAX."""
    return _differentiated(graph, _JAX)


def _differentiated(graph: Graph, library: _Differentiating) -> GraphProgram:
    writer = Writer(graph)
    wanted = [name for name in graph.with_respect_to if name in graph.reached]
    helpers = [name for e in graph.equations for name in e.op.helpers if _runs_forward(e, name)]
    writer.write(f"# The forward pass; {library.words} goes backward.")
    imports = list(library.imports)
    if any("erfc" in source for source in helpers):
        imports.insert(imports.index("") if "" in imports else len(imports), library.erfc)
    if any("np.ndindex" in source for source in used(helpers, HELPERS)):
        imports.insert(0, "from numpy import ndindex")
    writer.write(*imports)
    for source in used(helpers, HELPERS):
        vectorised = "np.vectorize(erfc, otypes=[float])"
        pure = source.replace(vectorised, "erfc").replace("np.ndindex", "ndindex")
        writer.write("", "", *pure.split("\n"))
    writer.write("", "")
    names = ", ".join(writer.names.of(name) for name in wanted)
    writer.write(f"def forward({names}):")
    for equation in graph.equations:
        line = writer.expression(equation, equation.op.numpy)
        of = writer.names.of(equation.name)
        writer.block("forward", equation.name, f"    {of} = {line}")
    writer.write(f"    return np.sum({writer.names.of(graph.result)})", "", "")
    writer.write("# What is given")
    writer.write_given()
    writer.write("", f'print("{graph.result} =", forward({names}))')
    for place, name in enumerate(wanted):
        of = writer.names.gradient(name)
        writer.block("backward", name, f"{of} = grad(forward, {place})({names})")
        writer.write(f'print("{of} =", {of}.tolist())')
    return writer.done()


def pytorch_program(graph: Graph) -> GraphProgram:
    """The forward pass in PyTorch, and its own backward pass."""
    writer = Writer(graph)
    helpers = [name for equation in graph.equations for name in equation.op.torch_helpers]
    if any(_needs_pick(equation) for equation in graph.equations):
        helpers.append("pick")
    writer.write("# The forward pass; PyTorch goes backward.")
    writer.write("import numpy as np", "import torch", "", "torch.set_default_dtype(torch.float64)")
    for source in used(helpers, TORCH_HELPERS):
        writer.write("", "", *source.split("\n"))
    writer.write(*(["", ""] if helpers else [""]), "# What is given")
    writer.write_given("torch.tensor")
    wanted = [name for name in graph.with_respect_to if name in graph.reached]
    for name in wanted:
        writer.write(f"{writer.names.of(name)}.requires_grad_()")
    writer.write("", "# Forward")
    for equation in graph.equations:
        template = "pick({x}, np.s_[{key}])" if _needs_pick(equation) else equation.op.torch
        line = writer.expression(equation, template)
        of = writer.names.of(equation.name)
        writer.block("forward", equation.name, f"{of} = {line}")
    result = writer.names.of(graph.result)
    writer.write("", "# Backward", f"{result}.sum().backward()", "")
    writer.write(f'print("{graph.result} =", {result}.item())')
    for name in wanted:
        of = writer.names.of(name)
        writer.block("backward", name, f'print("d_{of} =", {of}.grad.tolist())')
    return writer.done()


def _runs_forward(equation: Equation, helper: str) -> bool:
    named = helper.partition("def ")[2].partition("(")[0] or helper
    return f"{named}(" in equation.op.numpy


def _needs_pick(equation: Equation) -> bool:
    key = equation.params.get("key", ())
    return any(isinstance(part, slice) and (part.step or 1) < 0 for part in key)
