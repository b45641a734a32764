"""What goes in and out: a format, a file, that reads, writes, or both."""
