"""The server: HTTP, the wire's schemas and limits, and the page's HTML."""
