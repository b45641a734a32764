"""The trace of a computational graph: every number forward, every gradient backward."""
