"""The text as Python's own parser sees it, and where its parts stand."""

import ast
from collections.abc import Iterator

from ...lines import lines_of
from .. import limits
from ..errors import GraphError
from ..graph import Span


class Source:
    """The parsed text. Raises GraphError where it is too large, or no Python."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines = lines_of(text)
        self._check_size()
        self.tree = self._parsed()
        self._check_depth()

    def span(self, node: ast.AST) -> Span:
        """Where a part stands."""
        line, end = getattr(node, "lineno", 1), getattr(node, "end_lineno", 1)
        start = self._characters(line, getattr(node, "col_offset", 0))
        return Span(line, start, end, self._characters(end, getattr(node, "end_col_offset", 0)))

    def snippet(self, node: ast.AST) -> str:
        """What is written there, in one line, cut where it is long."""
        at = self.span(node)
        lines = self.lines[at.line - 1 : at.end_line] or ["…"]
        lines[-1] = lines[-1][: at.end_column - 1]
        lines[0] = lines[0][at.column - 1 :]
        written = " ".join(" ".join(lines).split())
        return written if len(written) <= 60 else f"{written[:57]}…"

    def fault(self, node: ast.AST, detail: str, **more: object) -> GraphError:
        """A fault of a part of the text."""
        at = self.span(node)
        return GraphError(detail, at.line, at.column, **more)  # type: ignore[arg-type]

    def _characters(self, line: int, offset: int) -> int:
        """The column, from 1, of what Python counts in bytes."""
        written = self.lines[line - 1] if line <= len(self.lines) else ""
        return len(written.encode()[:offset].decode(errors="ignore")) + 1

    def _check_size(self) -> None:
        if not self.text.strip():
            raise GraphError("The text is empty: write a line such as `L = (x + y) * z`.", 1, 1)
        if len(self.text) > limits.TEXT:
            raise GraphError(
                f"The text has {len(self.text):,} characters; at most {limits.TEXT:,} are allowed.",
                1,
                1,
            )
        for number, line in enumerate(self.lines, start=1):
            if len(line) > limits.LINE:
                raise GraphError(
                    f"The line has {len(line):,} characters; at most {limits.LINE:,} are allowed.",
                    number,
                    limits.LINE + 1,
                )

    def _parsed(self) -> ast.Module:
        try:
            return ast.parse(self.text)
        except SyntaxError as error:
            line = min(max(error.lineno or 1, 1), max(len(self.lines), 1))
            raise GraphError(_told(error, self.lines[line - 1]), line, error.offset or 1) from None
        except (ValueError, RecursionError, MemoryError, OverflowError):
            raise GraphError("The text cannot be read: it is nested too deep.", 1, 1) from None

    def _check_depth(self) -> None:
        level: list[ast.AST] = [self.tree]
        for _ in range(limits.DEPTH):
            level = [child for node in level for child in _children(node)]
            if not level:
                return
        raise self.fault(
            next((node for node in level if hasattr(node, "lineno")), self.tree),
            f"The expression is nested more than {limits.DEPTH} deep: give its parts names, on "
            "lines of their own.",
        )


def _children(node: ast.AST) -> Iterator[ast.AST]:
    return ast.iter_child_nodes(node)


def _told(error: SyntaxError, line: str) -> str:
    """Python's words, and what they leave out."""
    if "=" not in line and "Missing parentheses" not in (error.msg or ""):
        return f"This is no assignment: write a name, =, and what it is, not `{line.strip()[:40]}`."
    if "^" in line:
        return "A power is written **."
    message = (error.msg or "invalid syntax").rstrip(".")
    return f"Python cannot read this: {message}."
