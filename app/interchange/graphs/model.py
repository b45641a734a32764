"""A model that is no stack of dense layers, before it is known which of it is wanted."""

from abc import ABC, abstractmethod

from ..reading.found import FoundGraph


class Model(ABC):
    """What can be written as a graph's text."""

    @abstractmethod
    def written(self, layers: str) -> FoundGraph:
        """The graph, of some of its operators alone where ``layers`` says which, such as ``2-3``.

        Raises InterchangeError, which names each operator that does not fit.
        """
