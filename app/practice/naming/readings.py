"""Which way of reading names the numbers favour: it can be told, and is asked, never taken.

A name that can be read in more than one way is nobody's mistake.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ...engine.problem import Problem
from ...trace.refs import GIVEN, Ref
from .lookup import ref_of
from .ways import USUAL, WAYS, Way

#: Whether a number that is written as this text is that of the ref.
IsRight = Callable[[Ref, str], bool]

#: Numbers by which names are weighed, at most, and of those that differ at least: one is chance.
MOST_WEIGHED, _FEWEST = 1000, 2


@dataclass(frozen=True, slots=True)
class Question:
    """Names that two ways read differently: ``count`` numbers, and how many of them are right.

    The names are read as ``taken`` says, and may be meant as ``other`` says.
    """

    taken: Way
    other: Way
    count: int
    right: int
    right_otherwise: int

    @property
    def favoured(self) -> Way | None:
        """The way by which more of the numbers are right, None where neither is."""
        if self.right == self.right_otherwise:
            return None
        return self.taken if self.right > self.right_otherwise else self.other


def ref_read(problem: Problem, way: str, name: str) -> Ref | None:
    """The ref of a name read in this way, None where the network has no such number."""
    return ref_of(problem, name, way=WAYS[way])


def renamed(problem: Problem, way: str, name: str, sample: int | None = None) -> str:
    """The name as a ref, if it is one in this way of reading; else as it stands."""
    ref = ref_of(problem, name, sample, WAYS[way]) if way != USUAL.id else None
    return name if ref is None else str(ref)


def question(
    problem: Problem,
    given: Sequence[tuple[str, str]],
    is_right: IsRight,
    chosen: str | None = None,
) -> Question | None:
    """What is to be asked of names and the numbers given for them; None where nothing is.

    That is where another way of reading them finds more of the numbers right, among those that
    the two read differently; or as many and not all, where it knows all of the names too. A way
    that was ``chosen``, and is not the usual one, is told beside that wherever they differ.
    """
    taken = WAYS[chosen or USUAL.id]
    weighed = given[:MOST_WEIGHED]
    names = dict.fromkeys(name for name, _ in weighed)
    read = {way: {name: ref_read(problem, way, name) for name in names} for way in WAYS}
    found = []
    for way, refs in read.items():
        ours = read[taken.id]
        apart = [(name, text) for name, text in weighed if refs[name] != ours[name]]
        right, otherwise = (
            sum(_agrees(by[name], text, is_right) for name, text in apart) for by in (ours, refs)
        )
        knows = all(refs[name] or not ours[name] for name in names)
        found.append((Question(taken, WAYS[way], len(apart), right, otherwise), knows))
    best = max(found, key=lambda each: each[0].right_otherwise - each[0].right)[0]
    if best.favoured is best.other and best.right_otherwise >= _FEWEST:
        return best
    if taken is not USUAL:
        return next((each for each, _ in found if each.other is USUAL and each.count), None)
    return next((each for each, knows in found if knows and _is_open(each)), None)


def _is_open(asked: Question) -> bool:
    """Whether the numbers tell neither way, and would if they were right."""
    return asked.count >= _FEWEST and asked.right == asked.right_otherwise < asked.count


def _agrees(ref: Ref | None, text: str, is_right: IsRight) -> bool:
    return ref is not None and ref.quantity not in GIVEN and is_right(ref, text)
