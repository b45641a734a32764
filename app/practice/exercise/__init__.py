"""Problems drawn from a seed, whose numbers tell mistakes apart."""
