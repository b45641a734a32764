"""The lessons, and judging the answers to their questions."""
