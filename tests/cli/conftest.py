"""Commands run within the test, and a class to be marked."""

import json
from pathlib import Path

import pytest

from app.cli import main
from tests.cli.told import MAZUR, Backstep, Told


@pytest.fixture
def backstep(capsys: pytest.CaptureFixture[str]) -> Backstep:
    """Runs a command and gives what it said."""

    def run(*arguments: object) -> Told:
        with pytest.raises(SystemExit) as stopped:
            main([str(argument) for argument in arguments])
        output, errors = capsys.readouterr()
        assert isinstance(stopped.value.code, int)
        return Told(stopped.value.code, output, errors)

    return run


@pytest.fixture
def grade(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, backstep: Backstep) -> Backstep:
    """Writes the files in a folder of their own and runs ``backstep grade`` there."""
    monkeypatch.chdir(tmp_path)

    def run(answers: str | bytes | None, *options: str, problem: object = MAZUR) -> Told:
        if problem is not None:
            text = problem if isinstance(problem, str) else json.dumps(problem)
            Path("problem.json").write_text(text, "utf-8")
        if answers is not None:
            content = answers if isinstance(answers, bytes) else answers.encode()
            Path("class.csv").write_bytes(content)
        return backstep("grade", "problem.json", "class.csv", *options)

    return run
