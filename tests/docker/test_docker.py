"""The image, built and run for real."""

import json
import os
import re
import socket
import subprocess
import time
import tomllib
from pathlib import Path

import httpx
from packaging.utils import canonicalize_name

from tests.docker.engine import (
    ROOT,
    address,
    answers,
    base_image,
    docker,
    lacking,
    running,
    wait_for,
)
from tests.lessons.shelf import TEXT


def test_the_container_serves_the_page_and_its_files(container: str) -> None:
    with httpx.Client(base_url=address(container)) as client:
        assert client.get("/healthz").status_code == 200
        page = client.get("/")
        assert page.status_code == 200
        assert 'id="app"' in page.text
        files = re.findall(r'(?:src|href)="([^"#]+\.(?:js|css)[^"]*)"', page.text)
        assert files
        for file in files:
            assert client.get(file).status_code == 200, file


def test_the_container_becomes_healthy(container: str) -> None:
    health = ""
    for _ in range(60):
        health = docker("inspect", "--format={{.State.Health.Status}}", container)
        if health != "starting":
            break
        time.sleep(0.25)
    assert health == "healthy"


def test_it_runs_as_a_user_given_by_number_who_is_not_root(container: str) -> None:
    user = docker("inspect", "--format={{.Config.User}}", container)
    assert re.fullmatch(r"[1-9]\d*:[1-9]\d*", user)
    assert docker("exec", container, "id", "-u") == user.split(":")[0]


def test_its_file_system_is_read_only_even_to_root(container: str) -> None:
    attempt = "touch /opt/backstep/mark 2>&1 || true"
    assert "Read-only file system" in docker("exec", "--user=0", container, "sh", "-c", attempt)


def test_it_writes_a_workbook(container: str) -> None:
    with httpx.Client(base_url=address(container)) as client:
        example = client.get("/api/examples/mazur-2-2-2").json()
        answer = client.post("/api/export/xlsx", json={"problem": example["problem"]})
    assert answer.status_code == 200
    assert answer.content.startswith(b"PK")


def test_it_takes_90_megabytes_above_its_base_at_the_most(container: str) -> None:
    image = docker("inspect", "--format={{.Image}}", container)
    whole, base = (
        int(docker("image", "inspect", "--format={{.Size}}", each))
        for each in (image, base_image())
    )
    assert 40_000_000 < whole - base <= 90_000_000


def test_it_holds_neither_what_built_it_nor_a_cache(container: str) -> None:
    tools = "for t in deno node npm gcc make hatchling; do command -v $t; done; true"
    assert docker("exec", container, "sh", "-c", tools) == ""
    packages = docker("exec", container, "sh", "-c", "ls /opt/backstep/lib/python3*/site-packages")
    assert "fastapi" in packages.split()
    assert not {"pip", "hatchling", "deno", "pytest"} & set(packages.split())
    caches = "find / -xdev ( -name .cache -o -name node_modules ) -prune -print"
    assert docker("exec", "--user=0", container, *caches.split()) == ""


_INSTALLED = """
import json, glob, re
from importlib.metadata import distributions
from pathlib import Path
(bill,) = glob.glob("/opt/backstep/lib/*/site-packages/backstep-*.dist-info/sboms/*.json")
texts = re.compile(r"licen[cs]e|notice|copying", re.I)
print(json.dumps({
    "bill": json.loads(Path(bill).read_text("utf-8")),
    "installed": {each.metadata["Name"]: each.version for each in distributions()},
    "without": [each.metadata["Name"] for each in distributions() if not any(
        texts.search(str(file)) for file in each.files or ())
        # One says it in its description alone: there is no more to pass on.
        and not (each.metadata.get("License") and each.metadata.get("Author"))],
}))
"""


def test_its_bill_of_materials_names_every_package_in_it_with_its_version(container: str) -> None:
    told = json.loads(docker("exec", container, "/opt/backstep/bin/python", "-c", _INSTALLED))
    billed = {
        (canonicalize_name(each["name"]), each["version"]): each["properties"][0]["value"]
        for each in told["bill"]["components"]
        if each["purl"].startswith("pkg:pypi/")
    }
    installed = {(canonicalize_name(name), of) for name, of in told["installed"].items()}
    own = told["bill"]["metadata"]["component"]
    assert installed - billed.keys() == {(own["name"], own["version"])}
    # What is billed and not there is for other machines.
    assert all("where" in billed[each] for each in billed.keys() - installed)


def test_every_package_in_it_brings_its_licence(container: str) -> None:
    told = json.loads(docker("exec", container, "/opt/backstep/bin/python", "-c", _INSTALLED))
    assert told["without"] == []


def test_nothing_in_it_runs_as_its_owner_and_there_is_no_installer(container: str) -> None:
    owned = "find / -xdev -type f -perm /6000 -print"
    assert docker("exec", "--user=0", container, *owned.split()) == ""
    pip = "find / -xdev ( -name pip -o -name pip-* -o -name ensurepip ) -print"
    assert docker("exec", "--user=0", container, *pip.split()) == ""


def test_its_labels_say_what_it_is(image: str) -> None:
    labels = json.loads(docker("inspect", "--format={{json .Config.Labels}}", image))
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert {
        "org.opencontainers.image.title": "Backstep",
        "org.opencontainers.image.description": project["description"],
        "org.opencontainers.image.version": project["version"],
        "org.opencontainers.image.licenses": project["license"],
    }.items() <= labels.items()


def test_no_secret_is_in_its_environment_or_its_history(image: str) -> None:
    told = docker("inspect", "--format={{json .Config.Env}}", image)
    told += docker("history", "--no-trunc", "--format={{.CreatedBy}}", image)
    assert not re.search(r"(?i)password|secret|token|api_?key", told)


def test_it_stops_promptly_while_a_request_is_unfinished(image: str) -> None:
    with running(image) as name:
        host, port = address(name).removeprefix("http://").split(":")
        with socket.create_connection((host, int(port))) as connection:
            connection.sendall(b"POST /api/trace HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n")
            docker("stop", "--time=10", name)  # then it is killed, with 137
        assert docker("inspect", "--format={{.State.ExitCode}}", name) in {"0", "143"}


def test_it_tells_the_lessons_of_a_folder_that_is_mounted(image: str, tmp_path: Path) -> None:
    (tmp_path / "mine.md").write_text(TEXT, "utf-8")
    tmp_path.chmod(0o755)
    options = (f"--volume={tmp_path}:/lessons:ro", "--env=BACKSTEP_LESSONS=/lessons")
    with running(image, *options) as name:
        told = httpx.get(f"{address(name)}/api/lessons").json()
    assert "mine" in {lesson["id"] for lesson in told}


def test_docker_compose_up_serves_the_page(image: str) -> None:
    assert image
    compose = next(
        (c for c in (["docker", "compose"], ["docker-compose"]) if answers(*c, "version")), []
    )
    if not compose:
        lacking("No Docker Compose: install its plugin (`docker compose version` tells).")
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]

    def run(*arguments: str) -> None:
        subprocess.run(
            [*compose, "--project-name=backsteptest", *arguments],
            cwd=ROOT,
            env={**os.environ, "PORT": str(port)},
            check=True,
        )

    try:
        run("up", "--build", "--detach")
        wait_for(f"http://127.0.0.1:{port}/healthz")
        assert 'id="app"' in httpx.get(f"http://127.0.0.1:{port}/").text
    finally:
        run("down", "--rmi=local", "--volumes")
