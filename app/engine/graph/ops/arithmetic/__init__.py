"""Arithmetic of two numbers, and of one."""
