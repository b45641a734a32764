"""What is said of the server's health."""

from ..http.answer import Answer


class Health(Answer):
    """The server is up."""

    status: str = "ok"
    version: str
