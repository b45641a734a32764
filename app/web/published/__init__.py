"""A published example, checked number by number."""
