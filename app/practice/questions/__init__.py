"""Exercises as questions of a learning platform, with a named mistake at its wrong number."""
