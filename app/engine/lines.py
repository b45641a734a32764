"""The lines of a text, as Python's parser, an editor and a field of the page count them."""

import re

#: No other sign ends a line there, whatever ``str.splitlines`` takes for one: \f, \x85, U+2028.
_END = re.compile(r"\r\n|[\r\n]")


def lines_of(text: str) -> list[str]:
    """The lines, without what ends them; one behind the last end of a line, too."""
    return _END.split(text)
