"""What several features answer with."""
