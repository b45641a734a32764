"""Exercises for paper, and their solutions."""
