"""The server: what every answer needs, the problem as it comes in, and a folder a feature."""
