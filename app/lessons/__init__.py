"""Lessons: texts beside the network, each paragraph with the step that it speaks of.

A lesson is a Markdown file. What it says of the network, numbers, formulas and places, it says by
ref, so that text and picture cannot disagree.
"""
