"""How much a request may send, and how much is held at the same time."""
