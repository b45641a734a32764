"""The formats: which there are, what their files are called, and which module knows them."""

from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType

from ..engine.graph.graph import Graph
from ..engine.problem import Problem
from .fault import InterchangeError
from .graphs.model import Model
from .reading.complete import Read, complete
from .reading.found import Found, Limits


@dataclass(frozen=True, slots=True)
class Format:
    """One format. ``module`` has ``write(problem)``, ``read(content)`` or both.

    ``endings`` are those of its files, the usual one first; ``extra`` is the extra of the package
    whose library it needs, where it needs one.
    """

    name: str
    title: str
    endings: tuple[str, ...]
    media_type: str
    module: str
    reads: bool = False
    writes: bool = False
    extra: str = ""
    libraries: tuple[str, ...] = ()


FORMATS: dict[str, Format] = {
    each.name: each
    for each in (
        Format(
            "json",
            "Problem",
            (".json",),
            "application/json",
            "json_problem",
            reads=True,
            writes=True,
        ),
        Format("numpy", "NumPy program", (".py",), "text/x-python", "programs.numpy", writes=True),
        Format(
            "pytorch", "PyTorch program", (".py",), "text/x-python", "programs.pytorch", writes=True
        ),
        Format("jax", "JAX program", (".py",), "text/x-python", "programs.jax", writes=True),
        Format(
            "ipynb",
            "Jupyter notebook",
            (".ipynb",),
            "application/x-ipynb+json",
            "programs.notebook",
            writes=True,
            extra="ipynb",
            libraries=("nbformat",),
        ),
        Format(
            "xlsx",
            "Spreadsheet with formulas",
            (".xlsx",),
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "xlsx",
            reads=True,
            writes=True,
        ),
        Format(
            "safetensors",
            "Weights as safetensors",
            (".safetensors",),
            "application/octet-stream",
            "safetensors",
            reads=True,
            writes=True,
            extra="safetensors",
            libraries=("safetensors",),
        ),
        Format(
            "npz",
            "Arrays of NumPy",
            (".npz",),
            "application/octet-stream",
            "npz",
            reads=True,
            writes=True,
        ),
        Format(
            "onnx",
            "ONNX model",
            (".onnx",),
            "application/octet-stream",
            "onnx",
            reads=True,
            writes=True,
            extra="onnx",
            libraries=("onnx",),
        ),
        Format("tikz", "Picture in TikZ", (".tex",), "application/x-tex", "tikz", writes=True),
        Format(
            "jsonl",
            "Trace as JSON lines",
            (".jsonl",),
            "application/x-ndjson",
            "trace_lines",
            writes=True,
        ),
        Format("csv", "Table", (".csv", ".tsv", ".txt"), "text/csv", "csv_table", reads=True),
        Format(
            "keras",
            "Keras model",
            (".keras",),
            "application/octet-stream",
            "keras",
            reads=True,
            extra="keras",
            libraries=("pyfive",),
        ),
        Format(
            "h5",
            "Keras model in HDF5",
            (".h5", ".hdf5"),
            "application/x-hdf5",
            "keras_h5",
            reads=True,
            extra="keras",
            libraries=("pyfive",),
        ),
        Format(
            "pt",
            "PyTorch state_dict",
            (".pt", ".pth"),
            "application/octet-stream",
            "pt",
            reads=True,
        ),
    )
}


def missing(of: Format) -> str | None:
    """What to install for the format; None where nothing is missing."""
    there = all(find_spec(name) is not None for name in of.libraries)
    return None if there else f"pip install 'backstep[{of.extra}]'"


def module_of(of: Format) -> ModuleType:
    """The module that knows the format, imported when it is first asked for."""
    return import_module(f".{of.module}", __package__)


def write(problem: Problem, name: str) -> bytes:
    """The problem as a file of the format. Raises InterchangeError."""
    of = FORMATS.get(name)
    if of is None or not of.writes:
        known = ", ".join(each.name for each in FORMATS.values() if each.writes)
        raise InterchangeError(f"“{name}” is no format that can be written; there are {known}.")
    content: bytes = module_of(of).write(problem)
    return content


def write_graph(graph: Graph, name: str) -> bytes:
    """The graph as a file of the format. Raises InterchangeError for those of networks alone."""
    if name not in OF_GRAPHS:
        known = ", ".join(OF_GRAPHS)
        raise InterchangeError(f"A graph cannot go out as “{name[:40]}”; it can as {known}.")
    module, function = OF_GRAPHS[name]
    content: bytes = getattr(import_module(f".graphs.out.{module}", __package__), function)(graph)
    return content


#: How far formats reach for graphs: the module and the function that write each.
OF_GRAPHS = {
    "numpy": ("programs", "write_numpy"),
    "pytorch": ("programs", "write_pytorch"),
    "jax": ("programs", "write_jax"),
    "ipynb": ("notebook", "write"),
    "jsonl": ("lines", "write"),
    "json": ("json", "write"),
}


def format_of_file(name: str) -> Format:
    """The format that a file's name tells. Raises InterchangeError."""
    for of in FORMATS.values():
        if of.reads and name.lower().endswith(of.endings):
            return of
    known = ", ".join(end for each in FORMATS.values() if each.reads for end in each.endings)
    raise InterchangeError(
        f"The name “{name[-60:]}” does not tell what the file is; what can be read ends in {known}."
    )


def read(name: str, content: bytes, limits: Limits, layers: str = "") -> Read:
    """The problem in a file of that ``name``, as the wire has it, and notes to it.

    ``layers`` picks some of the file's, as ``2-3``. A model that is no stack of dense layers is a
    graph: what is read has a “text” then. It is still to be checked as any that comes in. Raises
    InterchangeError.
    """
    of = format_of_file(name)
    if not content:
        raise InterchangeError("The file is empty.")
    found: Found | Model | Read = module_of(of).read(content)
    if isinstance(found, Found):
        return complete(found, limits, layers)
    return found.written(layers).wire() if isinstance(found, Model) else found
