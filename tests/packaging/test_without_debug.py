"""Libraries without what a debugger reads are smaller and work."""

import importlib.util
import subprocess
import sys
from pathlib import Path

import brotli

from tests.docker.engine import ROOT

SCRIPT = ROOT / "requirements" / "without_debug.py"


def test_a_library_without_debug_sections_is_smaller_and_does_what_it_did(tmp_path: Path) -> None:
    found = importlib.util.find_spec("_brotli")
    assert found is not None
    library = Path(str(found.origin))
    cut = tmp_path / library.name
    cut.write_bytes(library.read_bytes())
    (tmp_path / "notes.so.txt").write_text("no library", "utf-8")
    subprocess.run([sys.executable, str(SCRIPT), str(tmp_path)], check=True)
    assert cut.stat().st_size < library.stat().st_size
    assert (tmp_path / "notes.so.txt").read_text("utf-8") == "no library"
    trial = "import _brotli; print(_brotli.__file__, _brotli.decompress(bytes.fromhex(%r)))"
    packed = brotli.compress(b"as before").hex()
    done = subprocess.run(
        [sys.executable, "-c", trial % packed],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split(maxsplit=1) == [str(cut), "b'as before'\n"]
