"""What is wrong with a graph, and where."""


class GraphError(ValueError):
    """A graph that cannot be computed.

    ``line`` and ``column`` count from 1 in the text, and are None where the fault is not in it;
    ``pointer`` is the JSON Pointer of the part at fault, from the graph's root. ``missing`` are the
    names that have no value yet.
    """

    def __init__(
        self,
        detail: str,
        line: int | None = None,
        column: int | None = None,
        *,
        pointer: str = "/text",
        missing: tuple[str, ...] = (),
    ) -> None:
        super().__init__(detail)
        self.detail = detail
        self.line = line
        self.column = column
        self.pointer = pointer
        self.missing = missing
