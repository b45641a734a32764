"""What an operator sets is taken as documented; what cannot be is told in a sentence."""

import re
from pathlib import Path

import pytest

from app.web.server.settings import PREFIX, Settings, SettingsError, in_environment, read_settings

README = Path(__file__).parents[3] / "README.md"


def test_without_any_variable_everything_is_as_documented() -> None:
    assert read_settings({}) == Settings.model_construct()


def test_variables_are_read_and_the_command_line_goes_before_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("BACKSTEP_WORKERS", "3")
    monkeypatch.setenv("BACKSTEP_CORS_ORIGINS", "https://a.example https://b.example:8443")
    read = read_settings()
    assert read.workers == 3
    assert read.cors_origins == ("https://a.example", "https://b.example:8443")
    assert read_settings(workers=2).workers == 2


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("WORKERS", "many", "BACKSTEP_WORKERS is “many”: it must be a whole number from 0 to 64."),
        ("WORKERS", "65", "from 0 to 64"),
        ("LOG", "xml", "it must be text, json or off"),
        ("ROOT_PATH", "tools/", "a path such as /tools/backstep"),
        ("METRICS", "no", "a path such as /metrics, or off"),
        ("HTTPS", "maybe", "true or false"),
        ("CORS_ORIGINS", "*", "origins such as https://"),
        ("CONNECTIONS", "1", "from 10 to"),
    ],
)
def test_a_value_that_cannot_be_is_named_with_what_would_be_right(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, words: str
) -> None:
    monkeypatch.setenv(f"{PREFIX}{name}", value)
    with pytest.raises(SettingsError, match=re.escape(words)):
        read_settings()


def test_a_misspelt_variable_is_told_and_not_passed_over() -> None:
    with pytest.raises(SettingsError, match="Did you mean BACKSTEP_WORKERS") as told:
        read_settings({"BACKSTEP_WORKRES": "2"})
    assert "BACKSTEP_WORKRES is no setting" in str(told.value)


def test_a_process_that_is_started_with_the_settings_has_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    settings = read_settings(
        workers=2, root_path="/a", https=True, cors_origins="https://a.example https://b.example"
    )
    for name, value in in_environment(settings).items():
        monkeypatch.setenv(name, value)
    assert read_settings() == settings


def test_the_readme_has_every_setting_with_its_default_and_what_it_is() -> None:
    rows = dict(
        re.findall(r"^\| `(BACKSTEP_\w+)` \| (.+) \|$", README.read_text("utf-8"), re.MULTILINE)
    )
    told = {}
    for name, field in Settings.model_fields.items():
        default = field.default
        shown = "" if default in (None, "", ()) else f"`{str(default).lower()}`"
        told[f"{PREFIX}{name.upper()}"] = f"{shown} | {field.description}"
    assert {name: row.strip() for name, row in rows.items()} == {
        name: row.strip() for name, row in told.items()
    }
