"""A container with little memory serves on, whatever it is asked."""

import httpx
import pytest

from tests.crowd import beset
from tests.docker.engine import address, docker, running

#: Routes whose worst requests take most memory.
ROUTES = ("/api/dataset", "/api/learn", "/api/field", "/api/practice/grade", "/api/class/file")
MEMORY = ("--memory=256m", "--memory-swap=256m", "--pids-limit=200")
#: Of the kernel's two ways to tell how often the limit was met with nothing to spare.
_KILLED = "cat /sys/fs/cgroup/memory.events /sys/fs/cgroup/memory/memory.oom_control 2>/dev/null"


@pytest.mark.chaos  # Minutes on two processors.
def test_with_256_mebibytes_the_worst_requests_are_answered_or_told_to_wait_and_nothing_is_killed(
    image: str,
) -> None:
    with running(image, *MEMORY, "--env=BACKSTEP_LOG=off") as name:
        for route in ROUTES:
            assert set(beset(address(name), route)) <= {200, 503}, route
        killed = docker("exec", name, "sh", "-c", f"{_KILLED}; true")
        assert "oom_kill 0" in killed
        assert httpx.get(f"{address(name)}/healthz").status_code == 200
        docker("stop", "--time=10", name)  # then it is killed, with 137
        assert docker("inspect", "--format={{.State.ExitCode}}", name) in {"0", "143"}
        assert docker("inspect", "--format={{.State.OOMKilled}}", name) == "false"
