"""Steps that are found by their index alone, as a sequence."""

from abc import abstractmethod
from collections.abc import Sequence
from typing import TypeVar, overload

S_co = TypeVar("S_co", covariant=True)


class Steps(Sequence[S_co]):
    """A sequence of steps, each made when it is asked for."""

    @abstractmethod
    def _step(self, index: int) -> S_co:
        """Step ``index``, which is in range(len(self))."""

    @overload
    def __getitem__(self, index: int) -> S_co: ...
    @overload
    def __getitem__(self, index: slice) -> list[S_co]: ...
    def __getitem__(self, index: int | slice) -> S_co | list[S_co]:
        if isinstance(index, slice):
            return [self._step(k) for k in range(*index.indices(len(self)))]
        if not -len(self) <= index < len(self):
            raise IndexError(f"step {index} of {len(self)}")
        return self._step(index % len(self))
