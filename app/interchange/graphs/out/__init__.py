"""The formats in which a graph goes out."""
