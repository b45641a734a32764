"""The answers of a class, read and marked row by row; nothing of them is kept."""
