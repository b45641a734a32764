"""Numbers with their nouns, for messages."""


def counted(number: int, noun: str) -> str:
    """1 unit, 2 units, 2 biases, 10,000 iterations."""
    plural = "es" if noun.endswith("s") else "s"
    return f"{number:,} {noun}{'' if number == 1 else plural}"
