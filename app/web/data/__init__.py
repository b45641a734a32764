"""Data as a request has it: one of our sets, or somebody's own rows."""
