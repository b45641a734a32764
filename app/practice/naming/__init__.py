"""The names that people write for numbers, and the refs that they stand for."""
