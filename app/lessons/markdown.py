"""The Markdown of lessons: CommonMark with tables, ``$…$``, front matter and ``{{…}}``.

HTML is not taken: it is text like any other.
"""

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from mdit_py_plugins.dollarmath import dollarmath_plugin
from mdit_py_plugins.front_matter import front_matter_plugin


def _insert(state: StateInline, silent: bool) -> bool:
    """``{{…}}``: something that is taken from the trace."""
    if not state.src.startswith("{{", state.pos):
        return False
    end = state.src.find("}}", state.pos)
    if end < 0:
        return False
    if not silent:
        token = state.push("insert", "", 0)
        token.content = state.src[state.pos + 2 : end].strip()
    state.pos = end + 2
    return True


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    front_matter_plugin(parser)
    dollarmath_plugin(parser, allow_space=False, double_inline=True)
    parser.inline.ruler.before("escape", "insert", _insert)
    return parser


MARKDOWN = _parser()
