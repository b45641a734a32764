"""Models of operators, which are written as a graph’s text one after another."""
