"""Heavy work inside bounds: estimated before it starts, and done in a process that can be ended."""
