"""What takes long even to be collected is looked at when it is asked for alone."""

from pathlib import Path

import pytest


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Schemathesis makes its requests when it is collected."""
    asked = config.getoption("markexpr")
    return True if collection_path.name == "test_described.py" and asked != "chaos" else None
