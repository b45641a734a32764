"""The process around the app: its connections, settings, logs and metrics."""
