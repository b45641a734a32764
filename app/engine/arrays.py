"""The array type of the engine."""

from typing import Any, TypeAlias

import numpy.typing as npt

#: float64 in every pass; complex128 while the gradient check takes a complex step.
Array: TypeAlias = npt.NDArray[Any]
