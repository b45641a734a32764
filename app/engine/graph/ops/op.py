"""What an op is: one record, from which every step forward and backward follows.

An op computes one array from several. For one number ``i`` of its output, ``row`` tells which
numbers of an argument it takes and the local derivative for each: the sparse row of the Jacobian
∂out_i/∂argument. That gives what a step reads, the factors of the chain rule, and the one rule of
all of backpropagation: the gradient of a number is the sum, over its uses, of the gradient of the
use times the local derivative.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Literal, TypeAlias

import numpy as np
import numpy.typing as npt

from ...arrays import Array

Shape: TypeAlias = tuple[int, ...]
#: Places in arrays, counted in row-major order.
Places: TypeAlias = npt.NDArray[np.intp]
Params: TypeAlias = Mapping[str, Any]

#: A parameter that has no default.
REQUIRED: Final = object()
#: What a parameter is: a whole number, one that may be None, any number, or a shape.
ParameterKind: TypeAlias = Literal["whole", "axis", "number", "shape", "flag", "key"]


class ShapeError(ValueError):
    """Arguments that do not go together.

    The message has ``{0}``, ``{1}``, … where the arguments stand as they are written.
    """


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a call says in the text that is no array: an axis, a stride, a shape."""

    name: str
    kind: ParameterKind
    default: Any = REQUIRED


@dataclass(frozen=True, slots=True, eq=False)
class Applied:
    """An op with its arguments and its output."""

    arrays: tuple[Array, ...]
    out: Array
    params: Params


@dataclass(frozen=True, slots=True, eq=False)
class Terms:
    """Of n numbers of an output: the k numbers of one argument that each takes.

    ``elements`` (n, k) are their places, −1 where there is none; ``derivatives`` (n, k) are
    ∂out_i/∂element.
    """

    elements: Places
    derivatives: Array


def places(shape: Shape) -> Places:
    """The place of each number of an array, in the array's shape."""
    return np.arange(int(np.prod(shape)), dtype=np.intp).reshape(shape)


@dataclass(frozen=True, slots=True, eq=False)
class Op:
    """One op.

    ``arguments`` are the letters of its arrays; of a ``variadic`` op, one letter stands for all.
    ``shape(*shapes, **params)`` is the shape of the output, and raises ShapeError before any
    number is computed. ``width(*shapes, **params)`` is how many numbers one number of the output
    takes. ``forward(*arrays, **params)`` takes complex arrays too. ``row(applied, argument, i)``
    gives the Terms of the output's numbers at the places ``i`` (n,).

    ``formula`` says one number of the output, and ``derivatives`` ∂out/∂argument, in Python's
    notation: an argument's letter is the number of it that takes part, ``sum(…)`` runs over all of
    a row, ``out`` is the output's number. In a row that takes a whole axis, ``x`` is the number at
    the output's own place, ``x_e`` and ``out_e`` those of the number that the derivative is taken
    for, ``own`` is 1 where these are the same, ``n`` is how many there are. A derivative that is
    None does not exist: the argument is an index. ``where`` names intermediate numbers with their
    formula, and ``intermediates(applied, i)`` computes them.

    ``numpy`` is the op in NumPy, ``backward`` the gradient of each argument from that of the
    output, ``{g}``, or a function of the shapes that gives these; ``torch`` is the op in PyTorch.
    ``helpers`` and ``torch_helpers`` name functions that these call.
    ``sign`` is what stands on its gate in a picture, ``words`` what its output is, ``lesson`` what
    is worth knowing about its local derivative.
    """

    name: str
    arguments: tuple[str, ...]
    shape: Callable[..., Shape]
    forward: Callable[..., Array]
    row: Callable[[Applied, int, Places], Terms]
    formula: str
    derivatives: tuple[str | None, ...]
    numpy: str
    backward: tuple[str, ...] | Callable[..., tuple[str, ...]]
    torch: str
    sign: str
    words: str
    lesson: str = ""
    width: Callable[..., int] = lambda *shapes, **_: len(shapes)
    parameters: tuple[Parameter, ...] = ()
    variadic: bool = False
    smooth: bool = True
    where: Mapping[str, str] = field(default_factory=dict)
    intermediates: Callable[[Applied, int], Mapping[str, Array]] | None = None
    #: Raises ShapeError where the numbers of the arguments are not what the op is made for.
    check: Callable[..., None] | None = None
    #: Whether the arguments broadcast: all of their axes, or those before the last two.
    broadcasts: Literal["", "all", "batch"] = ""
    helpers: tuple[str, ...] = ()
    torch_helpers: tuple[str, ...] = ()

    def letter(self, argument: int) -> str:
        """The letter of an argument."""
        return self.arguments[0 if self.variadic else argument]

    def terms(self, applied: Applied, argument: int, i: Places) -> Terms:
        """``row``, where a derivative that does not exist is infinite or NaN without a warning."""
        with np.errstate(all="ignore"):
            return self.row(applied, argument, i)

    def backward_code(self, *shapes: Shape) -> tuple[str, ...]:
        """The gradient of each argument in NumPy, for arguments of these shapes."""
        return self.backward(*shapes) if callable(self.backward) else self.backward

    def derivative(self, argument: int) -> str | None:
        """The formula of ∂out/∂argument."""
        return self.derivatives[0 if self.variadic else argument]
