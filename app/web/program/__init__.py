"""One iteration as a program in NumPy."""
