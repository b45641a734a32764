"""Convolution over two axes: x N×C×H×W, w C_out×C×h×w."""

from ..convolving import convolution

OP = convolution("conv2d", 2, "∗")
