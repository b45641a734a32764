"""Replicas of Backstep behind a real nginx, with the configuration of deploy/."""

import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

ROOT = Path(__file__).parents[2]
BACKSTEP = Path(sys.executable).with_name("backstep")


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port: int = free.getsockname()[1]
        return port


def wait_for(url: str) -> None:
    """Wait until something answers."""
    for _ in range(600):
        try:
            urlopen(url, timeout=5).close()
        except (URLError, OSError):
            time.sleep(0.1)
        else:
            return
    pytest.fail(f"{url} did not answer")


class Replica:
    """A server of one process that can be killed, stopped, and started as another version."""

    def __init__(self, folder: Path) -> None:
        self.port = free_port()
        self.folder = folder
        self.start()

    def start(self, version: str | None = None) -> None:
        """Start it, and wait until it answers."""
        environment = {
            "PATH": "/usr/bin:/bin",
            "BACKSTEP_LOG": "off",
            "BACKSTEP_HEAVY_WORKERS": "1",
        }
        if version:
            # What importlib.metadata finds first is what it calls itself.
            described = self.folder / f"backstep-{version}.dist-info"
            described.mkdir(exist_ok=True)
            text = f"Metadata-Version: 2.4\nName: backstep\nVersion: {version}\n"
            (described / "METADATA").write_text(text, "utf-8")
            environment["PYTHONPATH"] = str(self.folder)
        command = [str(BACKSTEP), "serve", "--port", str(self.port), "--workers", "1"]
        self.process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
        wait_for(f"http://127.0.0.1:{self.port}/healthz")

    def end(self, how: signal.Signals) -> None:
        """Send it a signal, and wait until it is gone."""
        self.process.send_signal(how)
        self.process.wait(timeout=30)


@contextmanager
def behind_nginx(replicas: list[Replica], folder: Path) -> Iterator[str]:
    """The address of nginx in front of the replicas, with our configuration for other ports."""
    nginx = shutil.which("nginx", path="/usr/sbin:/usr/bin:/usr/local/bin")
    if nginx is None:
        pytest.fail("nginx is not installed: on Debian, apt-get install nginx-light.")
    config = (ROOT / "deploy/nginx.conf").read_text("utf-8")
    servers = re.findall(r"server \S+ resolve (.*);", config)
    assert len(servers) == len(replicas)
    port = free_port()
    for replica, options in zip(replicas, servers, strict=True):
        # Debian's nginx is older than names that are looked up again.
        config = re.sub(
            r"server \S+:8000 resolve .*;",
            f"server 127.0.0.1:{replica.port} {options};",
            config,
            count=1,
        )
    config = config.replace("listen 8080", f"listen 127.0.0.1:{port}").replace(
        "/tmp/", f"{folder}/"
    )
    config = "daemon off; master_process off;\n" + config
    (folder / "nginx.conf").write_text(config, "utf-8")
    subprocess.run([nginx, "-t", "-q", "-c", folder / "nginx.conf", "-p", folder], check=True)
    with subprocess.Popen([nginx, "-c", folder / "nginx.conf", "-p", folder]) as process:
        try:
            wait_for(f"http://127.0.0.1:{port}/healthz")
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
