"""Convolution over one axis: x N×C×L, w C_out×C×l."""

from ..convolving import convolution

OP = convolution("conv1d", 1, "∗")
