"""Numbers set in proportion to those beside them."""
