"""Several optimizers beside each other, each with what it would do with the same gradients."""
