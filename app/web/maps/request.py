"""What requests for maps may say."""

from typing import Annotated

from pydantic import Field

from ...engine.fields import Grid
from ...engine.problem import Problem
from ...engine.surfaces import Along, Direction
from ...trace.refs import parse_ref
from ..data.body import DATA_PLACES, DataBody
from ..http.field_words import Place
from ..http.refused import Refused
from ..http.request_body import Number, Whole, WholeNumber
from ..problem import limits
from ..problem.fields import PROBLEM_PLACES
from ..problem.request import ProblemRequest
from .directions import ALONG_PLACES, DirectionBody, RefOrDirection

#: Points of a map along either of its sides.
MOST_POINTS = 200

Range = Annotated[list[Number], Field(min_length=2, max_length=2)]
Ranges = Annotated[list[Range], Field(min_length=2, max_length=2)]
Points = Annotated[int, Whole(2, MOST_POINTS)]
Resolution = Annotated[list[Points], Field(min_length=2, max_length=2)]

_RANGE = "a list of two numbers, the lower end and the upper"
_POINTS = f"a whole number from 2 to {MOST_POINTS}"
_GRID_PLACES = {
    "ranges": Place("the list of ranges", "a list of two ranges, one for each axis"),
    "ranges.*": Place("range {}", _RANGE),
    "ranges.*.*": Place("range {}, end {}", "a number"),
    "resolution": Place("the resolution", "a list of two whole numbers, columns and rows"),
    "resolution.*": Place("resolution {}", _POINTS),
}


class MapRequest(ProblemRequest):
    """Over which ranges, and at how many points."""

    ranges: Ranges = Field(description="From and to along the columns, then along the rows.")
    resolution: Resolution = Field(default=[50, 50], description="Columns, then rows.")

    def grid(self) -> Grid:
        """The points. Raises Refused where a range does not go up."""
        for at, (lower, upper) in enumerate(self.ranges):
            if not lower < upper:
                raise Refused(
                    422, f"Range {at + 1} must go from a number up to a larger.", f"/ranges/{at}"
                )
        (left, right), (bottom, top) = self.ranges
        columns, rows = self.resolution
        return Grid(((left, right), (bottom, top)), columns, rows)


class FieldRequest(MapRequest):
    """Of which inputs, where the others are."""

    PLACES = (
        PROBLEM_PLACES
        | _GRID_PLACES
        | {
            "axes": Place("the axes", "a list of two inputs, counted from 0"),
            "axes.*": Place("axis {}", "a whole number, the input, counted from 0"),
            "at": Place("“at”", f"a list of 1 to {limits.UNITS} numbers, one for each input"),
            "at.*": Place("“at”, input {}", "a number"),
        }
    )

    axes: Annotated[list[WholeNumber], Field(min_length=2, max_length=2)] = Field(
        default=[0, 1], description="The inputs along the columns and along the rows."
    )
    at: Annotated[list[Number], Field(min_length=1, max_length=limits.UNITS)] | None = Field(
        default=None, description="All inputs, of which the axes are replaced; 0 for null."
    )

    def point(self, inputs: int) -> list[float]:
        """Where the other inputs are. Raises Refused where there are not so many."""
        for at, axis in enumerate(self.axes):
            if axis >= inputs:
                raise Refused(
                    422,
                    f"Axis {at + 1} is input {axis}, but the network has {inputs}, from 0 to "
                    f"{inputs - 1}.",
                    f"/axes/{at}",
                )
        if self.at is None:
            return [0.0] * inputs
        if len(self.at) != inputs:
            raise Refused(
                422,
                f"“at” has {len(self.at)} numbers: it needs {inputs}, one for each input.",
                "/at",
            )
        return self.at


class SurfaceRequest(MapRequest):
    """Over which two parameters, or along which two directions, and of which rows."""

    PLACES = PROBLEM_PLACES | DATA_PLACES | _GRID_PLACES | ALONG_PLACES

    along: Annotated[list[RefOrDirection], Field(min_length=2, max_length=2)] = Field(
        description="Two refs of weights or biases, whose values the ranges are; or two "
        "directions, of which the ranges say how far to go from where the problem stands."
    )
    data: DataBody | None = Field(
        default=None, description="The loss is that of its training rows, else of the samples."
    )

    @property
    def goes_along_directions(self) -> bool:
        """Whether it is directions, not refs. Raises Refused where it is one of each."""
        first, second = (isinstance(each, DirectionBody) for each in self.along)
        if first != second:
            raise Refused(
                422,
                "“along” has a ref and a direction: give two refs, or two directions.",
                "/along",
            )
        return first

    def directions(self, problem: Problem) -> tuple[Direction, Direction]:
        """The two directions. Raises Refused where they do not fit the network."""
        first, second = (
            each.to_direction(problem, f"/along/{at}")
            for at, each in enumerate(self.along)
            if isinstance(each, DirectionBody)
        )
        return first, second

    def places(self, sizes: tuple[int, ...]) -> tuple[Along, Along]:
        """The two parameters. Raises Refused where the network has them not."""
        first, second = (
            _place(each, f"/along/{at}", sizes)
            for at, each in enumerate(self.along)
            if isinstance(each, str)
        )
        if first == second:
            raise Refused(422, "“along” names one parameter twice: name two.", "/along/1")
        return first, second


def _place(text: str, pointer: str, sizes: tuple[int, ...]) -> Along:
    try:
        ref = parse_ref(text)
    except ValueError as error:
        raise Refused(422, f"“along” {int(pointer[-1]) + 1}: {error}", pointer) from error
    if ref.quantity not in ("weight", "bias"):
        raise Refused(422, f"{text} is no weight and no bias.", pointer)
    layer, unit = ref.layer or 0, ref.unit or 0
    exists = 1 <= layer < len(sizes) and unit < sizes[layer]
    if not exists or (ref.source is not None and ref.source >= sizes[layer - 1]):
        raise Refused(422, f"The network has no {text}.", pointer)
    return Along(layer, unit, ref.source)
