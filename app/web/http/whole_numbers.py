"""Whole numbers in text: in an address, or on the command line."""


def read_whole(text: str, least: int, most: int) -> int | None:
    """The whole number that the text writes in digits alone, None where it is none from
    ``least`` to ``most``.
    """
    digits = text.isascii() and text.isdecimal() and len(text) <= len(str(most))
    number = int(text) if digits else -1
    return number if least <= number <= most else None
