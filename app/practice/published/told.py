"""Which of several readings that explain equally much are told."""

from collections.abc import Iterable

from .reading import Reading

#: Equally good explanations that are told.
MOST_TOLD = 3


def yields(reading: Reading) -> int:
    """How far it yields to others that explain as much, as the most yielding of it does."""
    return max(each.yields for each in reading.conventions)


def distinct(readings: Iterable[Reading]) -> list[Reading]:
    """The first few that yield to none, each with other mistakes than those before it."""
    given = list(readings)
    least = min(map(yields, given), default=0)
    found: dict[tuple[str, ...], Reading] = {}
    for each in given:
        if yields(each) > least:
            continue
        ids = sorted(one.mistake.id for one in each.conventions)
        found.setdefault(tuple(ids), each)
    return list(found.values())[:MOST_TOLD]
