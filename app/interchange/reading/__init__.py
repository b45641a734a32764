"""From what a file holds to a problem: layers in order, and what has to be guessed."""
