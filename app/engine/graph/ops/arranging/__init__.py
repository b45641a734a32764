"""Numbers put elsewhere, and left as they are."""
