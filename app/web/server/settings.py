"""What an operator may set: by the environment, and some of it on the command line too."""

import os
from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, DirectoryPath, Field, StringConstraints, ValidationError
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

PREFIX = "BACKSTEP_"
#: Variables of ours that the server does not read: for worksheets, and for tests.
_OTHERS = {"BACKSTEP_CHROMIUM", "BACKSTEP_REQUIRE_DOCKER"}


class SettingsError(ValueError):
    """A setting that cannot be; the message names it and says what would be right."""


def _origins(value: Any) -> Any:
    return tuple(value.split()) if isinstance(value, str) else value


Origin = Annotated[str, StringConstraints(pattern=r"^https?://[\w.*:-]+$")]
Origins = Annotated[tuple[Origin, ...], NoDecode, BeforeValidator(_origins)]
OriginOrAny = Annotated[str, StringConstraints(pattern=r"^(\*|https?://[\w.*:-]+)$")]
Ancestors = Annotated[tuple[OriginOrAny, ...], NoDecode, BeforeValidator(_origins)]
RootPath = Annotated[str, StringConstraints(pattern=r"^(/[\w~-][\w.~-]*)*$")]
MetricsPath = Annotated[str, StringConstraints(pattern=r"^(off|/[\w./-]+)$")]


class Settings(BaseSettings):
    """Each field is the variable BACKSTEP_ and its name; its description stands in the README."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, env_ignore_empty=True, extra="ignore")

    lessons: Path | None = Field(
        default=None, description="a folder of further lessons", examples=["a folder"]
    )
    previous: DirectoryPath | None = Field(
        default=None,
        description="the folder `static` of the build before, whose files pages that were opened "
        "then still ask for",
        examples=["a folder that is there"],
    )
    workers: int = Field(
        default=0,
        ge=0,
        le=64,
        description="server processes; 0 takes as many as there are processors, where there is "
        "memory for them",
        examples=["a whole number from 0 to 64"],
    )
    heavy_workers: int = Field(
        default=0,
        ge=0,
        le=64,
        description="processes for heavy work, in all; 0 takes as many as there are processors",
        examples=["a whole number from 0 to 64"],
    )
    connections: int = Field(
        default=1000,
        ge=10,
        le=1_000_000,
        description="connections of one server process at once",
        examples=["a whole number from 10 to 1,000,000"],
    )
    root_path: RootPath = Field(
        default="",
        description="the path under which a proxy serves it, whether it strips that or not; else "
        "what the proxy says in `X-Forwarded-Prefix`",
        examples=["a path such as /tools/backstep, without a / at its end"],
    )
    log: Literal["text", "json", "off"] = Field(
        default="text",
        description="the form of the log on standard output: a line a request, with its id",
        examples=["text, json or off"],
    )
    metrics: MetricsPath = Field(
        default="/metrics",
        description="where Prometheus finds the metrics; `off` for nowhere",
        examples=["a path such as /metrics, or off"],
    )
    https: bool = Field(
        default=False,
        description="whether TLS is in front, so that browsers are told to insist on it (HSTS)",
        examples=["true or false"],
    )
    frame_ancestors: Ancestors = Field(
        default=(),
        description="origins whose pages may show this one in a frame, parted by spaces; `*` for "
        "all of them and `/embed` alone",
        examples=["origins such as https://moodle.example.org, parted by spaces"],
    )
    cors_origins: Origins = Field(
        default=(),
        description="origins whose scripts may use the API, parted by spaces",
        examples=["origins such as https://course.example.org, parted by spaces"],
    )


def read_settings(environment: Mapping[str, str] = os.environ, **given: Any) -> Settings:
    """The settings of the environment, but for those ``given``. Raises SettingsError."""
    known = {f"{PREFIX}{name.upper()}" for name in Settings.model_fields}
    for name in sorted(environment):
        if name.startswith(PREFIX) and name not in known | _OTHERS:
            close = get_close_matches(name, known, n=1)
            hint = f" Did you mean {close[0]}?" if close else ""
            raise SettingsError(
                f"{name} is no setting: there are {', '.join(sorted(known))}.{hint}"
            )
    try:
        return Settings(**{name: value for name, value in given.items() if value is not None})
    except ValidationError as error:
        first = error.errors()[0]
        name = str(first["loc"][0])
        must = (Settings.model_fields[name].examples or [""])[0]
        raise SettingsError(
            f"{PREFIX}{name.upper()} is “{first['input']}”: it must be {must}."
        ) from error


def in_environment(settings: Settings) -> dict[str, str]:
    """The settings as variables, for a process that is started with them."""
    values = settings.model_dump(exclude_defaults=True)
    return {
        f"{PREFIX}{name.upper()}": " ".join(value) if isinstance(value, tuple) else str(value)
        for name, value in values.items()
        if value is not None
    }
