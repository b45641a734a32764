"""Problems on paper, with their solutions."""
