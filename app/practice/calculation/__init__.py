"""A problem worked through by rules, right or mistaken, and how far off careful work may be."""
