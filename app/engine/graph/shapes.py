"""Shapes in words."""


def told(shape: tuple[int, ...]) -> str:
    """3×2; “3 numbers” for one axis, “one number” for none."""
    if not shape:
        return "one number"
    if len(shape) == 1:
        return "1 number" if shape[0] == 1 else f"{shape[0]} numbers"
    return "×".join(map(str, shape))
