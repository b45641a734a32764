"""Computational graphs: equations over named arrays, computed forward and backward."""
