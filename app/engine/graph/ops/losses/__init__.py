"""Losses: how far from what was wanted, as one number."""
