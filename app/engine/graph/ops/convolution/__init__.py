"""Windows that slide."""
