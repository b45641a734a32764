"""Pages: a keyframe, the state before the first step, and the steps after it."""

from collections.abc import Iterator
from math import inf

import numpy as np

from .paging import Nested, Page, cut, written
from .schedule import Block
from .trace import Step, Trace

_PER_UNIT = ("net", "output", "slope", "error", "delta", "bias_gradient")
_BATCH_PER_UNIT = ("batch_bias_gradient", "updated_bias")
_BATCH_PER_WEIGHT = ("batch_weight_gradient", "updated_weight")


def page(trace: Trace, start: int, count: int, most_reads: float = inf) -> Page[Step]:
    """The page of at most ``count`` steps from ``start``, which must be in range(total + 1).

    It ends with the step by which its steps read more than ``most_reads`` numbers, if one does.
    """
    return Page(start, keyframe(trace, start), cut(trace, start, count, most_reads))


def keyframe(trace: Trace, before: int) -> dict[str, Nested]:
    """The state before step ``before``, as nested lists; per-layer lists in order 1…L.

    The state shows one sample: the one of the last step done. A sample's numbers stand until the
    first step of the next sample, which begins with an empty sheet.
    """
    sample = trace.schedule.block_of(before - 1).sample if before else 0
    done = {
        (block.quantity, block.layer): _part(trace, block, before)
        for block in _blocks_up_to(trace, sample, before)
    }
    sizes = trace.problem.sizes
    layers = range(1, len(sizes))

    def per_unit(name: str) -> Nested:
        return [done.get((name, at)) or [None] * sizes[at] for at in layers]

    def per_weight(name: str) -> Nested:
        return [
            done.get((name, at)) or [[None] * sizes[at - 1] for _ in range(sizes[at])]
            for at in layers
        ]

    depth = len(sizes) - 1
    state: dict[str, Nested] = {"sample": sample}
    state |= {name: per_unit(name) for name in _PER_UNIT + _BATCH_PER_UNIT}
    state |= {name: per_weight(name) for name in ("weight_gradient", *_BATCH_PER_WEIGHT)}
    state["loss_term"] = done.get(("loss_term", depth)) or [None] * sizes[-1]
    state["loss"] = (done.get(("loss", depth)) or [None])[0]
    optimizer = trace.problem.optimizer
    for name in optimizer.quantities:
        state[f"weight_{name}"] = per_weight(f"weight_{name}")
        state[f"bias_{name}"] = per_unit(f"bias_{name}")
    for name in optimizer.of_all:
        state[name] = (done.get((name, depth)) or [None])[0]
    return state


def _blocks_up_to(trace: Trace, sample: int, before: int) -> Iterator[Block]:
    for block in trace.schedule.blocks:
        if block.start >= before:
            return
        if block.sample == sample:
            yield block


def _part(trace: Trace, block: Block, before: int) -> Nested:
    """The block's numbers that were written before step ``before``, in the quantity's shape."""
    array = trace.numbers(block.quantity, block.layer, block.sample)
    # The sample's loss, which has no axis, stands in a list of one.
    return written(np.atleast_1d(array), before - block.start)
