"""Whatever stands in a lesson file, reading it ends with a lesson or with what is wrong with it."""

from hypothesis import given
from hypothesis import strategies as st

from app.web.http.answer import encode
from app.web.lessons.answer import contents_answer, lesson_answer
from tests.lessons.shelf import TEXT, read


def pieces(of_no_space: str, *others: str) -> tuple[str, ...]:
    return (*of_no_space.split(), *others)


EXPRESSION = pieces(
    "w7 x1 _0 True 1j 1e999 2 ** * / - ( ) [ , = : ' \" if eta main: estimate( size( abs( max( "
    "loss loss@2 delta.1 delta.1.0 delta.0.0 delta.9.9 weight.1.0.0 input.0",
    *("formula: ", "exact: "),
)
FIELD = pieces(
    "[1] null true 3 .nan .inf 0x_ 2024-13-45 1:99 *a [ { } ' \" | --- start net.1.0",
    *("{a: 1}", "!!int x", "&a ", "<<: *a", "? ", "- ", "# ", "w7 + loss", "after ", "xor-2-2-1"),
    *('"\\ud800"', '"\\U00110000"', "\x01", "\x85", "\t", "\n", "\n  "),
    *("problems: ", "minutes: ", "hints: ", "{from: main}", "{from: {a: 1}, hidden: relu}"),
    *("{from: lecture-10, set: x}", "{from: lecture-10, set: {weight.0.0.0: 1}}"),
    *("{from: lecture-10, network: 3}", "{from: lecture-10, samples: [], set: {input.0: 1}}"),
)
WORDS = pieces(
    "{{ }} $ $$ ``` ** _ ` [a](b) ![a](b) <b> &#xD800; ^ & { } [ a δ "
    r"\\ \frac \left \text \color \genfrac \sqrt \verb \def \sideset \skew \begin{matrix} "
    r"\text{⟦5⟧}",
    *("```step\n", "```question\n", "```plot\n", "# ", "> ", "- ", "|a|\n|-|\n|b|\n", "\n", "\x00"),
)


def some(of: tuple[str, ...]) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(of), min_size=1, max_size=6).map("".join)


def in_place_of(original: str, others: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    assert original in TEXT
    return others.map(lambda other: TEXT.replace(original, other, 1))


LESSONS = st.one_of(
    in_place_of("delta.1.0}}", some(EXPRESSION).map(lambda piece: piece + "}}")),
    in_place_of("delta.1.1", some(EXPRESSION)),
    in_place_of("\\delta_j", some(WORDS + EXPRESSION)),
    in_place_of("A lesson", some(FIELD)),
    in_place_of("lecture-10", some(FIELD)),
    in_place_of("after delta.1.0", some(FIELD)),
    in_place_of("[delta.1.0]", some(FIELD)),
    in_place_of("How much?", some(FIELD + WORDS)),
    in_place_of("δ is", some(WORDS)),
)


@given(LESSONS)
def test_there_is_a_lesson_that_can_be_told_or_a_fault_with_its_line(text: str) -> None:
    lesson, faults = read(text)
    assert (lesson is None) == bool(faults)
    assert all(1 <= fault.line <= len(text.splitlines()) for fault in faults)
    if lesson is not None:
        assert encode(contents_answer(lesson))
        assert encode(lesson_answer(lesson))
