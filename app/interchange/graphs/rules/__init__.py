"""What each operator of ONNX is as lines of a graph's text."""

from . import arranging, numbers, windows

RULES = numbers.RULES | windows.RULES | arranging.RULES
