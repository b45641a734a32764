"""Markdown as a tree of plain data: elements that are known to be harmless, and our own kinds.

An element is ``{"tag", "children"}``; the kinds are number, formula, math, question and plot.
"""

from collections.abc import Callable, Iterable

from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

from .desk import Desk
from .faults import LessonError
from .inserts import insert
from .lesson import Node
from .markdown import MARKDOWN
from .mathml import split_numbers, to_mathml

_TAGS = {
    "paragraph": "p",
    "em": "em",
    "strong": "strong",
    "bullet_list": "ul",
    "ordered_list": "ol",
    "list_item": "li",
    "blockquote": "blockquote",
    "table": "table",
    "thead": "thead",
    "tbody": "tbody",
    "tr": "tr",
    "th": "th",
    "td": "td",
}

#: How deep emphasis may be nested.
DEEPEST = 10
#: Draws a fence with fields: its name, its text, the line where the text begins.
Fence = Callable[[Desk, str, str, int], Node]


class Renderer:
    """Draws the Markdown of one paragraph, whose refs are those of ``problem``."""

    def __init__(self, desk: Desk, problem: str, fences: dict[str, Fence]) -> None:
        self.desk = desk
        self.problem = problem
        self.fences = fences
        self.line = 1

    def blocks(self, tokens: list[Token]) -> list[Node]:
        """The nodes of block tokens."""
        return self._all(_tree(tokens, 1).children)

    def inline(self, text: str, line: int) -> list[Node]:
        """The nodes of one line of text."""
        self.line = line
        return self._all(_tree(MARKDOWN.parseInline(text), line).children)

    def _all(self, nodes: Iterable[SyntaxTreeNode]) -> list[Node]:
        drawn: list[Node] = []
        for node in nodes:
            drawn += self._draw(node)
        return drawn

    def _draw(self, node: SyntaxTreeNode) -> list[Node]:
        if node.map and node.type != "inline":
            self.line = node.map[0] + 1
        return self.desk.noted(self.line, lambda: self._node(node)) or []

    def _node(self, node: SyntaxTreeNode) -> list[Node]:
        kind = node.type
        if kind in ("inline", "root") or (kind == "paragraph" and node.hidden):
            return self._all(node.children)
        if kind == "paragraph" and _is_formula(node):
            return self._all(node.children)
        if kind in _TAGS:
            children = self._all(node.children)
            # A heading of nothing would be announced as one.
            tag = "td" if kind == "th" and not children else _TAGS[kind]
            return [{"tag": tag, "children": children}]
        if kind == "heading":
            return [{"tag": "h4", "children": self._all(node.children)}]
        if kind == "link":
            href = str(node.attrs["href"])
            return [{"tag": "a", "href": href, "children": self._all(node.children)}]
        return [self._leaf(kind, node)]

    def _leaf(self, kind: str, node: SyntaxTreeNode) -> Node:
        content = node.content if kind != "hardbreak" else ""
        if kind == "text":
            return content
        if kind in ("softbreak", "hardbreak"):
            self.line += 1
            return {"tag": "br", "children": []} if kind == "hardbreak" else " "
        if kind == "code_inline":
            return {"tag": "code", "children": [content]}
        if kind in ("code_block", "fence"):
            name = node.info.strip()
            if name in self.fences:
                return self.fences[name](self.desk, self.problem, content, self.line + 1)
            return {"tag": "pre", "children": [content]}
        if kind == "insert":
            drawn = insert(self.desk, self.problem, content)
            if drawn.get("kind") == "formula" and not _is_formula(node.parent):
                raise LessonError(
                    f"The formula “{content}” stands in the middle of a text.",
                    "Give it a paragraph of its own, with an empty line before and after.",
                )
            return drawn
        if kind.startswith("math_"):
            return self._math(content, display=kind != "math_inline")
        raise LessonError(f"There is no {kind} in a lesson.", "Say it in words.")

    def _math(self, latex: str, *, display: bool) -> Node:
        stripped, named = split_numbers(latex.strip())
        numbers = {name: self._number(text) for name, text in named.items()}
        return {"kind": "math", "display": display, "mathml": to_mathml(stripped, numbers)}

    def _number(self, text: str) -> Node:
        drawn = insert(self.desk, self.problem, text)
        if drawn.get("kind") != "number":
            raise LessonError(f"“{text}” in LaTeX is not a number.", "Write it beside the LaTeX.")
        return drawn


def _tree(tokens: list[Token], line: int) -> SyntaxTreeNode:
    """The tokens as a tree; the text that they are of begins on ``line``. Raises LessonError.

    The parser bounds the nesting of blocks, but not that of emphasis.
    """
    for token in tokens:
        if any(each.level > DEEPEST for each in token.children or []):
            raise LessonError(
                f"Emphasis is nested more than {DEEPEST} deep.",
                "Take away what is too much.",
                line + (token.map[0] if token.map else 0),
            )
    return SyntaxTreeNode(tokens)


def _is_formula(node: SyntaxTreeNode | None) -> bool:
    """Whether the node holds a formula and nothing else."""
    if node is None:
        return False
    while node.type != "insert":
        if len(node.children) != 1:
            return False
        node = node.children[0]
    return node.content.startswith("formula")
