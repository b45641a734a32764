"""The steps of a computational graph, a page at a time."""
