"""Many numbers to one."""
