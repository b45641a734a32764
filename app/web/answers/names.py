"""How names are read, and what is to be asked where they can be read otherwise."""

from pydantic import Field

from ...practice.naming.readings import Question
from ...practice.naming.ways import WAYS, Way
from ..http.answer import Answer


class WayAnswer(Answer):
    """A way of reading names, and how many numbers are right by it."""

    id: str = Field(description="What to give as `names` for the names to be read so.")
    words: str
    right: int = Field(description="Of the numbers whose names the two ways read differently.")


class QuestionAnswer(Answer):
    """Names that can be read in two ways."""

    taken: str = Field(description="The way in which they were read.")
    favoured: str | None = Field(description="That by which more numbers are right; null if none.")
    count: int = Field(description="How many numbers have names that the two read differently.")
    ways: list[WayAnswer] = Field(description="The two, in the order in which `names` lists them.")


def question_answer(asked: Question | None) -> QuestionAnswer | None:
    """The question as it goes out."""
    if asked is None:
        return None
    told = [(asked.taken, asked.right), (asked.other, asked.right_otherwise)]
    return QuestionAnswer(
        taken=asked.taken.id,
        favoured=asked.favoured.id if asked.favoured else None,
        count=asked.count,
        ways=[_way(way, right) for way, right in sorted(told, key=_as_in_the_table)],
    )


def _as_in_the_table(told: tuple[Way, int]) -> int:
    return list(WAYS).index(told[0].id)


def _way(way: Way, right: int) -> WayAnswer:
    return WayAnswer(id=way.id, words=way.words, right=right)
