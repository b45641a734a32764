"""The log: a line a request and a line a fault, on standard output, as text or as JSON.

Nothing of a student's work is in it: no body, no query, and of the path only the route.
"""

import atexit
import logging
import sys
from contextlib import suppress
from logging.handlers import QueueHandler, QueueListener
from queue import Full, Queue
from typing import Any

import orjson

#: Lines that wait to be written; where nobody reads the output, the ones after them are lost.
_WAITING = 10_000
#: What a record has besides what it was logged with.
_USUAL = {*logging.makeLogRecord({}).__dict__, "message", "taskName", "asctime"}


class _Lossy(QueueHandler):
    """Loses what does not fit, so that the server never waits for who reads its output."""

    def prepare(self, record: logging.LogRecord) -> logging.LogRecord:
        """Leave the record as it is: it stays in this process."""
        return record

    def enqueue(self, record: logging.LogRecord) -> None:
        """Put it in, or lose it."""
        with suppress(Full):
            self.queue.put_nowait(record)


class TextLines(logging.Formatter):
    """A line for people: time, level, message, and the fields."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(message)s")

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802
        """The line, without a traceback."""
        fields = "".join(f" {name}={value}" for name, value in _fields(record).items())
        return super().formatMessage(record) + fields


class JSONLines(logging.Formatter):
    """A line for machines: one JSON object."""

    def format(self, record: logging.LogRecord) -> str:
        """The object."""
        line: dict[str, Any] = {
            "time": self.formatTime(record),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
            **_fields(record),
        }
        if record.exc_info:
            line["traceback"] = self.formatException(record.exc_info)
        return orjson.dumps(line, default=str).decode()


def _fields(record: logging.LogRecord) -> dict[str, Any]:
    return {name: value for name, value in record.__dict__.items() if name not in _USUAL}


def start_log(form: str) -> None:
    """Have everything that is logged written in this form, by a thread of its own."""
    root = logging.getLogger()
    if form == "off":
        root.addHandler(logging.NullHandler())
        logging.lastResort = None
        return
    handler = logging.StreamHandler(sys.stdout)
    handler.setFormatter(JSONLines() if form == "json" else TextLines())
    waiting: Queue[logging.LogRecord] = Queue(_WAITING)
    listener = QueueListener(waiting, handler)
    root.addHandler(_Lossy(waiting))
    logging.getLogger("backstep").setLevel(logging.INFO)
    logging.getLogger("uvicorn").setLevel(logging.WARNING)
    listener.start()
    atexit.register(_finish, listener, waiting)


def _finish(listener: QueueListener, waiting: "Queue[logging.LogRecord]") -> None:
    """Write what waits, unless nobody reads it."""
    thread = listener._thread  # noqa: SLF001 - it has no end but one that waits for ever
    if thread is not None and not waiting.full():
        listener.enqueue_sentinel()
        thread.join(timeout=1)
