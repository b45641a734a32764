"""The server behind ``show``: a process of its own, on a free port, that ends with the notebook."""

import os
import re
import subprocess
import sys
import threading
from functools import cache
from pathlib import Path

HOST = "127.0.0.1"
_GREETING = re.compile(r"http://\S+:(\d+)")


@cache
def server_port() -> int:
    """The port of this process's server, which begins when it is first asked for."""
    serving = subprocess.Popen(
        # By -m, runpy would warn under the cell that this module has been imported already.
        [sys.executable, "-c", f"from {__name__} import main; main()"],
        # What this package is imported from; it need not be installed.
        # The notebook's page may be of any origin.
        env={
            **os.environ,
            "BACKSTEP_FRAME_ANCESTORS": "*",
            "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
        },
        cwd=Path(__file__).parents[2],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    if serving.stdout is None:
        raise RuntimeError("The server of the simulator has no output.")
    found = _GREETING.search(serving.stdout.readline())
    if found is None:
        raise RuntimeError("The server of the simulator does not begin: try `backstep serve`.")
    _SERVERS.append(serving)
    return int(found[1])


#: Kept, so that their standard input stays open as long as this process lives.
_SERVERS: list[subprocess.Popen[str]] = []


def _end_with_the_notebook() -> None:
    """However the notebook ends, its end of the pipe is closed then."""
    sys.stdin.read()
    os._exit(0)


def main() -> None:
    """Serve the page to frames of any page on this machine, until standard input ends."""
    from ..cli import main as run  # noqa: PLC0415 - the notebook itself needs none of it

    threading.Thread(target=_end_with_the_notebook, daemon=True).start()
    run(["serve", "--host", HOST, "--port", "0"])
