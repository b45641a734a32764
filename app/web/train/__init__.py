"""Many iterations at once."""
