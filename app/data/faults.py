"""What is wrong with data, in words and by its place."""


class DataError(ValueError):
    """Data that nothing can be learnt from; ``pointer`` is the JSON Pointer of what is at fault."""

    def __init__(self, detail: str, pointer: str) -> None:
        super().__init__(detail)
        self.detail = detail
        self.pointer = pointer
