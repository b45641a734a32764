"""Keras models that are no stack of dense layers, as operators of ONNX."""
