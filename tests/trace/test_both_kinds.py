"""What holds for the trace of a network and for that of a graph alike."""

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.trace.kinds import KINDS, Kind

each_kind = pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
some = settings(max_examples=25, deadline=None)


def bits(nested: Any) -> Any:
    """Each number in its exact digits, so that −0 and 0 differ."""
    if isinstance(nested, dict):
        return {name: bits(part) for name, part in nested.items()}
    if isinstance(nested, list):
        return [bits(part) for part in nested]
    return nested.hex() if isinstance(nested, float) else nested


@each_kind
@some
@given(data=st.data())
def test_pages_of_any_size_agree_with_each_other(kind: Kind, data: st.DataObject) -> None:
    trace = data.draw(kind.traces)
    cuts = data.draw(st.lists(st.integers(0, len(trace)), max_size=5))
    state = kind.page(trace, 0, 0).keyframe
    for start, end in pairwise(sorted({0, *cuts, len(trace)})):
        read = kind.page(trace, start, end - start)
        assert [step.index for step in read.steps] == list(range(start, end))
        assert bits(state) == bits(read.keyframe)
        state = kind.fold(read.keyframe, read.steps)
    assert bits(state) == bits(kind.keyframe(trace, len(trace)))


@each_kind
@some
@given(data=st.data())
def test_every_single_step_leads_to_the_next_keyframe(kind: Kind, data: st.DataObject) -> None:
    trace = data.draw(kind.traces)
    state = kind.keyframe(trace, 0)
    for index, step in enumerate(trace):
        state = kind.fold(state, [step])
        assert bits(state) == bits(kind.keyframe(trace, index + 1))


@each_kind
@some
@given(data=st.data())
def test_a_step_is_the_same_however_it_is_reached(kind: Kind, data: st.DataObject) -> None:
    trace = data.draw(kind.traces)
    steps = list(trace)
    assert len(trace) == len(steps)

    def plainly(step: Any) -> tuple[Any, ...]:
        return step.index, step.phase, step.op, str(step.result), step.reads, step.writes

    index = data.draw(st.integers(-len(trace), len(trace) - 1))
    assert plainly(trace[index]) == plainly(steps[index])
    start, stop = data.draw(st.tuples(st.integers(-9, 99), st.integers(-9, 99)))
    assert [*map(plainly, trace[start:stop])] == [*map(plainly, steps[start:stop])]
    for beyond in (len(trace), -len(trace) - 1):
        with pytest.raises(IndexError):
            trace[beyond]


@each_kind
@some
@given(data=st.data())
def test_a_step_reads_what_is_given_or_was_written_before(kind: Kind, data: st.DataObject) -> None:
    trace = data.draw(kind.traces)
    known: set[str] = set()
    for step in trace:
        reads = {str(ref) for ref in step.reads}
        assert len(reads) == len(step.reads)
        assert reads <= known | kind.given(trace, step)
        known |= {str(ref) for ref, _ in step.writes}


@each_kind
@some
@given(data=st.data())
def test_the_blocks_partition_the_steps(kind: Kind, data: st.DataObject) -> None:
    trace = data.draw(kind.traces)
    ends = 0
    for block in trace.schedule.blocks:
        assert block.start == ends
        assert block.count > 0
        ends += block.count
        assert all(trace.schedule.block_of(k) is block for k in range(block.start, ends))
        steps = trace[block.start : ends]
        assert {(step.phase, step.op) for step in steps} == {(block.phase, block.op)}
    assert ends == len(trace)


@each_kind
@some
@given(data=st.data())
def test_a_page_ends_with_the_step_by_which_too_much_is_read(
    kind: Kind, data: st.DataObject
) -> None:
    trace = data.draw(kind.traces)
    read_page: Any = kind.page
    page = read_page(trace, 0, len(trace), 5)
    read = [len(step.reads) for step in page.steps]
    assert sum(read[:-1]) <= 5
    assert sum(read) > 5 or len(read) == len(trace)
