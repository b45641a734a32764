"""Reading the table of a class, marking some of its rows, and writing marks; what each costs."""

from base64 import b64decode
from collections.abc import Sequence
from itertools import islice

from ...practice.gradebook.columns import Columns, columns_of, looks_by
from ...practice.gradebook.guess import guesses
from ...practice.gradebook.key import Key
from ...practice.gradebook.marking import Marked, mark, points, table_of_marks, told_apart
from ...practice.gradebook.students import latest, who
from ...practice.grading.answer_key import AnswerKey
from ...practice.graph.grading import GraphKey
from ...practice.naming.readings import MOST_WEIGHED, Question, question
from ...practice.naming.ways import USUAL
from ...practice.tables.delimited import Form, LineFault, Row, Table, TableError, written
from ...practice.tables.table_file import read_table_file
from ...practice.tables.workbook import MAGIC, written_workbook
from ..answers.names import question_answer
from ..http.refused import Refused
from ..problem.either import problem_in
from ..problem.request import problem_with_sample
from ..problem.work_size import graph_seconds, mistaken_seconds, products_in
from ..work.work import MOST
from .answer import (
    CellAnswer,
    ColumnAnswer,
    MarksAnswer,
    RowAnswer,
    StudentAnswer,
    TableAnswer,
    ToldLine,
)
from .request import MOST_COLUMNS, MarksRequest, SheetRequest, TableRequest

#: Rows of one table.
MOST_ROWS = 5000
#: Seconds: of a file by its characters; of a key; of an answer, by the products of one pass; of a
#: cell written. Measured.
_CHARACTER, _KEY, _ANSWER, _ANSWER_PRODUCT, _CELL = 1.5e-6, 2e-2, 8e-4, 3e-7, 1.2e-5
#: Seconds of a column, whose name is looked up, in every way that names are read. Measured.
_COLUMN = 8e-4
_DELIMITERS = (b",", b";", b"\t", b"|")
#: Seconds of an answer about a graph. Measured.
_GRAPH_ANSWER = 2e-3


def read_table(wanted: TableRequest) -> bytes:
    """The table in the file, and what its columns are taken for. Raises Refused."""
    key = _key(wanted)
    try:
        content = b64decode(wanted.content, validate=True)
    except ValueError:
        raise Refused(422, "The file is not in base 64.", "/content") from None
    try:
        table = read_table_file(content, looks_by(key))
    except TableError as error:
        raise Refused(422, _said(error), "/content") from None
    if len(table.rows) > MOST_ROWS or len(table.header.cells) > MOST_COLUMNS:
        raise Refused(
            422,
            f"The table has {len(table.rows):,} rows and {len(table.header.cells):,} columns: at "
            f"most {MOST_ROWS:,} and {MOST_COLUMNS} are marked.",
            "/content",
        )
    guessed = guesses(key, table.header, table.rows, wanted.names or USUAL.id)
    taken = {each.ref: at for at, each in enumerate(guessed) if each.ref}
    carried = {at: name for at, name in enumerate(table.header.cells) if at not in taken.values()}
    rows, replaced = latest(Columns(taken, carried, {}), table.rows)
    return (
        TableAnswer(
            columns=[
                ColumnAnswer(
                    name=each.name,
                    ref=each.ref,
                    suggestions=list(each.suggestions),
                    numbers=each.numbers,
                    shown=list(each.shown),
                )
                for each in guessed
            ],
            rows=[RowAnswer(line=row.line, cells=list(row.cells)) for row in rows],
            delimiter=table.form.delimiter,
            notes=_told(sorted((*table.notes, *replaced), key=lambda each: each.line)),
            faults=_told(table.faults),
            refs=[str(ref) for ref in key.refs()],
            question=question_answer(_asked(key, table, wanted.names)),
        )
        .model_dump_json()
        .encode()
    )


def _asked(key: Key, table: Table, names: str | None) -> Question | None:
    """What is to be asked of the columns' names."""
    if not isinstance(key, AnswerKey):
        return None
    header = table.header.cells
    given = (pair for row in table.rows for pair in zip(header, row.cells, strict=True))
    return question(key.problem, list(islice(given, MOST_WEIGHED)), key.is_right, names)


def table_cost(wanted: TableRequest) -> float:
    """Seconds that it takes, by an estimate."""
    of_graph = 0.0 if wanted.graph is None else graph_seconds(wanted.graph)
    columns = _columns_in(wanted.content)
    return min(MOST, _KEY + of_graph + _COLUMN * columns + _CHARACTER * len(wanted.content))


def _columns_in(content: str) -> int:
    """How many columns a file has, by the line with the most; of a workbook nobody knows yet."""
    try:
        file = b64decode(content)
    except ValueError:
        return 0
    if file.startswith(MAGIC):
        return MOST_COLUMNS
    most = max((line.count(d) for line in file.splitlines() for d in _DELIMITERS), default=0)
    return min(MOST_COLUMNS, 1 + most)


def marked(wanted: MarksRequest) -> bytes:
    """The marks of the rows, a later row of a student in place of an earlier. Raises Refused."""
    key = _key(wanted)
    columns = _columns(key, wanted)
    rows = [Row(row.line, tuple(row.cells)) for row in wanted.rows]
    if uneven := next((row for row in rows if len(row.cells) != len(wanted.header)), None):
        what = f"Line {uneven.line} has {len(uneven.cells)} cells, the header {len(wanted.header)}."
        raise Refused(422, what, "/rows")
    kept, replaced = latest(columns, rows)
    class_ = [mark(key, columns, row) for row in kept]
    header, *cells = table_of_marks(columns, class_)
    return (
        MarksAnswer(
            header=list(header),
            refs=list(columns.refs),
            students=[
                _student(columns, each, row) for each, row in zip(class_, cells, strict=True)
            ],
            replaced=_told(replaced),
        )
        .model_dump_json()
        .encode()
    )


def marks_cost(wanted: MarksRequest) -> float:
    """Seconds that it takes, by an estimate."""
    answers = len(wanted.rows) * len(wanted.columns)
    if wanted.graph is not None:
        # On right numbers, and on each student's own.
        passes = (1 + len(wanted.rows)) * mistaken_seconds(wanted.graph)
        return min(MOST, graph_seconds(wanted.graph) + passes + answers * _GRAPH_ANSWER)
    return _KEY + answers * (_ANSWER + _ANSWER_PRODUCT * products_in(problem_in(wanted)))


def spreadsheet(wanted: SheetRequest) -> bytes:
    """The rows as a file, in which no cell is run as a formula. Raises Refused."""
    if wanted.format == "csv":
        return written(Form(wanted.delimiter, "\r\n", bom=True), wanted.rows)
    try:
        return written_workbook(wanted.rows)
    except TableError as error:
        raise Refused(501, _said(error)) from None


def spreadsheet_cost(wanted: SheetRequest) -> float:
    """Seconds that it takes, by an estimate."""
    return _CELL * sum(map(len, wanted.rows))


def _key(wanted: TableRequest | MarksRequest) -> Key:
    if wanted.graph is not None:
        return GraphKey(wanted.graph.to_graph())
    return AnswerKey(problem_with_sample(problem_in(wanted), wanted.sample), wanted.sample)


def _columns(key: Key, wanted: MarksRequest) -> Columns:
    try:
        mapped = {int(at): ref for at, ref in wanted.columns.items()}
    except ValueError:
        raise Refused(422, "A column is told by its place, from 0.", "/columns") from None
    if not mapped:
        raise Refused(422, "No column is mapped to a number, so nothing can be marked.", "/columns")
    try:
        return columns_of(key, Row(1, tuple(wanted.header)), (), mapped)
    except TableError as error:
        raise Refused(422, _said(error), "/columns") from None


def _student(columns: Columns, marked: Marked, cells: Sequence[str]) -> StudentAnswer:
    return StudentAnswer(
        line=marked.row.line,
        who=who(columns, marked.row),
        points=points(marked),
        results={
            ref: CellAnswer(
                given=result.given,
                verdict=result.verdict,
                message=result.message,
                mistakes=[mistake.name for mistake in told_apart(result)],
                together=result.together,
            )
            for ref, result in marked.results.items()
        },
        cells=list(cells),
    )


def _told(lines: Sequence[LineFault]) -> list[ToldLine]:
    return [ToldLine(line=each.line, what=each.what) for each in lines]


def _said(error: TableError) -> str:
    return " ".join(fault.what for fault in error.faults)
