"""What is wrong with a problem, in words and by its place."""


class ProblemError(ValueError):
    """The parts of a problem do not fit together.

    ``pointer`` is the JSON Pointer of the part at fault, from the problem's root.
    """

    def __init__(self, detail: str, pointer: str) -> None:
        super().__init__(detail)
        self.detail = detail
        self.pointer = pointer
