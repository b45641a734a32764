"""The problem as it comes in: its fields, its limits, how it is read, and its faults in words."""
