"""An iteration as a program: in NumPy, PyTorch or JAX, and as a notebook."""
