"""What goes in and out as a file."""
