"""Models that are no stack of dense layers, written as a graph's text."""
