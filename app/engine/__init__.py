"""Backpropagation in numpy: the textbook passes over whole layers, and nothing else."""
