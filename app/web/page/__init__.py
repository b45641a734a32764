"""The page itself, with everything in it that its first picture needs."""
