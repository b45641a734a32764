"""Backstep: see backpropagation happen, one small step at a time."""
