"""A Firefox that is driven as W3C's WebDriver BiDi has it: https://w3c.github.io/webdriver-bidi/."""

import json
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from websockets.sync.client import ClientConnection, connect

#: The keys that have no character: https://www.w3.org/TR/webdriver2/#keyboard-actions.
KEYS = {
    "ArrowLeft": "\ue012",
    "ArrowRight": "\ue014",
    "Backspace": "\ue003",
    "End": "\ue010",
    "Enter": "\ue007",
    "Escape": "\ue00c",
    "Home": "\ue011",
    "Tab": "\ue004",
}
#: How long something is waited for, in seconds.
PATIENCE = 20.0


class Firefox:
    """One window, told of in JavaScript and touched by mouse and keyboard."""

    def __init__(self, connection: ClientConnection) -> None:
        self._connection = connection
        self._asked = 0
        self.ask("session.new", capabilities={})
        self._context = ""

    def ask(self, method: str, **params: Any) -> dict[str, Any]:
        """What a command answers. Raises RuntimeError where it went wrong."""
        self._asked += 1
        self._connection.send(json.dumps({"id": self._asked, "method": method, "params": params}))
        while True:
            told = json.loads(self._connection.recv(timeout=PATIENCE))
            if told.get("id") != self._asked:
                continue
            if told["type"] != "success":
                raise RuntimeError(f"{method}: {told.get('message')}")
            answer: dict[str, Any] = told["result"]
            return answer

    def begin(self, width: int, height: int) -> None:
        """A new tab, of somebody who has never been here, with a page of so many pixels."""
        person = self.ask("browser.createUserContext")["userContext"]
        tab = self.ask("browsingContext.create", type="tab", userContext=person)
        self._context = tab["context"]
        viewport = {"width": width, "height": height}
        self.ask("browsingContext.setViewport", context=self._context, viewport=viewport)

    def open(self, address: str) -> None:
        """Load a page, and wait until it is there."""
        self.ask("browsingContext.navigate", context=self._context, url=address, wait="complete")

    def evaluate(self, expression: str) -> Any:
        """What the expression is, as JSON."""
        answer = self.ask(
            "script.evaluate",
            expression=f"JSON.stringify({expression})",
            target={"context": self._context},
            awaitPromise=True,
        )
        if answer["type"] == "exception":
            raise RuntimeError(answer["exceptionDetails"]["text"])
        value = answer["result"].get("value")
        return None if value is None else json.loads(value)

    def wait_for(self, expression: str, expected: Any = True) -> None:
        """Wait until the expression has the value. Raises AssertionError if it never has."""
        until = time.monotonic() + PATIENCE
        while (value := self.evaluate(expression)) != expected:
            assert time.monotonic() < until, f"{expression} is {value!r}, not {expected!r}"
            time.sleep(0.05)

    def press(self, *keys: str) -> None:
        """Press and let go one key after another."""
        actions = [
            {"type": kind, "value": KEYS.get(key, key)}
            for key in keys
            for kind in ("keyDown", "keyUp")
        ]
        self._perform({"type": "key", "id": "keyboard", "actions": actions})

    def click(self, element: str) -> None:
        """Click in the middle of the element that the expression finds, once there is one."""
        self.wait_for(f"({element}) !== null && ({element}) !== undefined")
        x, y = self.evaluate(
            f"""(() => {{
                const element = {element};
                element.scrollIntoView({{ block: "center" }});
                const {{ left, top, width, height }} = element.getBoundingClientRect();
                return [Math.round(left + width / 2), Math.round(top + height / 2)];
            }})()"""
        )
        actions = [
            {"type": "pointerMove", "x": x, "y": y},
            {"type": "pointerDown", "button": 0},
            {"type": "pointerUp", "button": 0},
        ]
        self._perform({"type": "pointer", "id": "mouse", "actions": actions})

    def _perform(self, source: dict[str, Any]) -> None:
        self.ask("input.performActions", context=self._context, actions=[source])


@contextmanager
def firefox() -> Iterator[Firefox]:
    """The machine's Firefox, with a profile of its own. Raises RuntimeError where there is none."""
    program = shutil.which("firefox-esr") or shutil.which("firefox")
    if program is None:
        raise RuntimeError("There is no Firefox here. On Debian: apt-get install firefox-esr")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        told = Path(profile) / "told.txt"
        command = [program, "--headless", "--no-remote", "--profile", profile]
        with (
            told.open("w") as output,
            subprocess.Popen(
                [*command, "--remote-debugging-port", "0"], stdout=output, stderr=output
            ) as process,
        ):
            try:
                with connect(f"{_address_in(told)}/session", max_size=None) as connection:
                    yield Firefox(connection)
            finally:
                process.terminate()


def _address_in(told: Path) -> str:
    """The address at which it listens, once it says so."""
    until = time.monotonic() + PATIENCE
    while "BiDi listening on " not in (said := told.read_text("utf-8", "replace")):
        assert time.monotonic() < until, said
        time.sleep(0.1)
    return said.partition("BiDi listening on ")[2].split()[0]
