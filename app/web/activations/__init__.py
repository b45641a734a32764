"""The curves of the activation functions."""
