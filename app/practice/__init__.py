"""Practice: a number worked by hand, and which mistake makes exactly that number."""
