"""Every gradient beside its numerical estimate."""
