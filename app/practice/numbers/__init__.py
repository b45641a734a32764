"""Reading a number as people write it."""
