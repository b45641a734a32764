"""What `make bench` runs: one module a subject, each with a ``measure`` that yields rows."""
