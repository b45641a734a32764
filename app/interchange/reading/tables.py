"""Matrices in tables: rectangles of numbers, with a name in the cells before or above them."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from ...engine.arrays import Array
from ..fault import InterchangeError

#: A cell: a number, words, or nothing.
Cell = float | str | None
_MOST_BLOCKS = 64
#: Words that name what a matrix is, rather than one of its rows.
_NAME = re.compile(r"(?:weights?|bias(?:es)?|kernel|coefs?|intercepts?|[wWbuU])[\W_]*\d*")


@dataclass(slots=True)
class Block:
    """Rows of numbers of one length, and the words above or before them."""

    label: str
    rows: list[list[float]] = field(default_factory=list)


def blocks_of(table: Iterable[Sequence[Cell]]) -> list[Block]:
    """The blocks of a table. An empty row, a row of words, or one of another length ends one."""
    blocks: list[Block] = []
    label, is_open = "", False
    for row in table:
        numbers = [cell for cell in row if isinstance(cell, float)]
        words = " ".join(cell for cell in row if isinstance(cell, str)).strip()
        if not numbers:
            label, is_open = words, False
            continue
        if not is_open or len(blocks[-1].rows[0]) != len(numbers) or _NAME.fullmatch(words):
            blocks.append(Block(words or label))
            label, is_open = "", True
        blocks[-1].rows.append(numbers)
        if len(blocks) > _MOST_BLOCKS:
            raise InterchangeError(
                f"The table has more than {_MOST_BLOCKS} blocks of numbers. What is read is a "
                "matrix of weights for each layer, with an empty row between them."
            )
    return blocks


def tensors_of(blocks: Sequence[Block], notes: list[str]) -> Mapping[str, Array]:
    """The blocks as arrays by name: a row or a column as long as the matrix before has rows is its
    biases, where no name says what it is.
    """
    tensors: dict[str, Array] = {}
    before: Array | None = None
    for number, block in enumerate(blocks, start=1):
        array = np.array(block.rows)
        is_vector = 1 in array.shape and before is not None and array.size == len(before)
        name = block.label if block.label and block.label not in tensors else f"block {number}"
        if is_vector:
            if not block.label:
                notes.append(f"Block {number} was taken for the biases of the block before it.")
            tensors[name] = array.reshape(-1)
            before = None
        else:
            tensors[name] = before = array
    return tensors
