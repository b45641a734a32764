"""What a request to check a published example may say."""

from collections.abc import Iterator, Sequence
from typing import Annotated

from pydantic import Field

from ...engine.lines import lines_of
from ...practice.numbers.answer import LONGEST
from ...practice.published.lines import Lines, Names, printed_in_lines
from ...practice.published.numbers import MOST_AFTER, MOST_PRINTED, Printed
from ..http.field_words import Place, object_place
from ..http.refused import Refused
from ..http.request_body import Name, RequestBody, Whole, WholeNumber
from ..problem.either import EITHER_PLACES, EitherRequest
from ..problem.request import (
    NAMES_PLACE,
    NUMBER_AS_TEXT,
    REF_AS_TEXT,
    SAMPLE_PLACE,
    NamesRead,
)

#: Iterations whose numbers may be given in one request.
MOST_LATER = 20
#: Characters, and lines, of numbers that are given in lines.
MOST_TEXT, MOST_LINES = 20_000, 1000

PrintedNumbers = Annotated[
    dict[Name, Annotated[str, Field(max_length=LONGEST)]],
    Field(max_length=MOST_PRINTED, description="By ref, digit for digit: 0.138498562, .14, 1/7."),
]


_PRINTED = Place(
    "the list of printed numbers",
    f"an object that holds at most {MOST_PRINTED} of them as text, by ref",
)
_A_PRINTED_NUMBER = Place("a printed number", NUMBER_AS_TEXT)
_ITS_NAME = Place("a name in the list of printed numbers", REF_AS_TEXT)


class LaterBody(RequestBody):
    """Numbers that are printed of a later iteration."""

    after: Annotated[int, Whole(1, MOST_AFTER)] = Field(
        description="How many iterations have been run before it."
    )
    printed: PrintedNumbers


class PublishedRequest(EitherRequest):
    """A problem or a graph, and the numbers that a publication prints of it."""

    PLACES = EITHER_PLACES | {
        "printed": _PRINTED,
        "printed.*": _A_PRINTED_NUMBER,
        "printed.[key]": _ITS_NAME,
        "text": Place("the text", f"lines of numbers, at most {MOST_TEXT:,} characters"),
        "names": NAMES_PLACE,
        "sample": SAMPLE_PLACE,
        "later": Place("“later”", f"a list of at most {MOST_LATER} later iterations"),
        "later.*": object_place("later iteration {}", LaterBody),
        "later.*.after": Place(
            "“after” of later iteration {}",
            f"a whole number of iterations from 1 to {MOST_AFTER:,}",
        ),
        "later.*.printed": _PRINTED,
        "later.*.printed.*": _A_PRINTED_NUMBER,
        "later.*.printed.[key]": _ITS_NAME,
    }

    printed: PrintedNumbers = Field(
        default={}, description="Those of the first iteration, by ref, digit for digit."
    )
    text: str = Field(
        default="",
        max_length=MOST_TEXT,
        description="More of them in lines, as people note them: δo1 = -0.1407. A line “after 1 "
        "iteration” begins those of a later one.",
    )
    names: NamesRead = None
    sample: WholeNumber = Field(default=0, description="The sample of the batch that they are of.")
    later: list[LaterBody] = Field(default=[], max_length=MOST_LATER)

    def lines(self, names: Names) -> Lines:
        """The numbers of the text. Raises Refused where it has too many lines."""
        count = len(lines_of(self.text))
        if count > MOST_LINES:
            raise Refused(
                422,
                f"The text has {count:,} lines: at most {MOST_LINES:,} are read at once.",
                "/text",
            )
        return printed_in_lines(self.text, names)

    def numbers(self, names: Names, in_text: Sequence[Printed]) -> list[Printed]:
        """The numbers in the order given, those of the text last. Raises Refused if too many."""
        in_lists = (
            Printed(names.ref(name) or name, text, after, name)
            for name, text, after in self._in_lists()
        )
        numbers = [*in_lists, *in_text]
        if len(numbers) > MOST_PRINTED:
            raise Refused(
                422,
                f"There are {len(numbers)} printed numbers: at most {MOST_PRINTED} are checked at "
                "once.",
                "/text" if in_text else "/later",
            )
        return numbers

    def _in_lists(self) -> Iterator[tuple[str, str, int]]:
        for name, text in self.printed.items():
            yield name, text, 0
        for iteration in self.later:
            for name, text in iteration.printed.items():
                yield name, text, iteration.after
