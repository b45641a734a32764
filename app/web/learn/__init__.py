"""Learning from data, told line by line while it goes on."""
