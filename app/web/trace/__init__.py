"""The steps of one iteration, a page at a time."""
