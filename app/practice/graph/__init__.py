"""Practice on computational graphs: their mistakes, their grading, and exercises from a seed."""
