"""What each operator of ONNX is as lines of a graph's text."""

from . import arranging, numbers, recurrent, windows

RULES = numbers.RULES | windows.RULES | arranging.RULES | recurrent.RULES
