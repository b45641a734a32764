"""Maps of a network: each unit's output over two inputs, and the loss over two parameters."""
