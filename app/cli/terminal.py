"""Text of others on a terminal."""


def printable(text: str) -> str:
    """The text without the control characters by which a file could command a terminal."""
    return "".join(each if each.isprintable() else "�" for each in text)
