"""How large a graph may be: all of it is checked before any number is computed."""

from typing import Final

#: Characters of the text, and of one line of it.
TEXT: Final = 20_000
LINE: Final = 1_000
#: How deep an expression may be nested, and calls of the text's functions.
DEPTH: Final = 100
CALLS: Final = 20
#: Rounds of one loop, and statements that are carried out when all loops are unrolled.
ROUNDS: Final = 1_000
STATEMENTS: Final = 10_000
EQUATIONS: Final = 2_000
#: Numbers that are given, and numbers that the equations compute.
GIVEN: Final = 20_000
COMPUTED: Final = 60_000
#: Axes of an array that is given, and of one that is computed.
RANK: Final = 4
COMPUTED_RANK: Final = 8
#: Numbers that all steps forward read together.
TERMS: Final = 3_000_000
#: Characters of a name.
NAME: Final = 40
