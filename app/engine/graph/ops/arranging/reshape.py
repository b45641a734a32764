"""The same numbers in another shape."""

from ...shapes import told
from ..arrangement import arrangement
from ..op import Parameter, Shape, ShapeError


def _shape(given: Shape, shape: Shape) -> Shape:
    size = 1
    for axis in given:
        size *= axis
    known = 1
    for axis in shape:
        known *= axis if axis != -1 else 1
    if shape.count(-1) > 1 or any(axis < -1 for axis in shape):
        raise ShapeError("one axis of the new shape may be −1, for what is left over.")
    if -1 in shape and known and size % known == 0:
        return tuple(size // known if axis == -1 else axis for axis in shape)
    if known != size or -1 in shape:
        raise ShapeError(
            f"{{0}} is {told(given)}: its {size} numbers do not fill {told(shape)}.".replace(
                "-", "−"
            )
        )
    return shape


OP = arrangement(
    "reshape",
    lambda x, shape: x.reshape(shape),
    shape=_shape,
    parameters=(Parameter("shape", "shape"),),
    numpy="{x}.reshape({shape})",
    backward=("{g}.reshape({x}.shape)",),
    torch="{x}.reshape({shape})",
    sign="shape",
    words="{x} in another shape",
    lesson="A reshape leaves every number as it is: what comes back passes through.",
)
