"""What every answer needs, whatever it is about."""
