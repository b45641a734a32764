"""No file makes reading crash, hang, swell, or touch anything but its bytes."""

import io
import pickle
import subprocess
import sys
import zipfile
from typing import Any

import numpy as np
import onnx
import pytest

from app.interchange.fault import InterchangeError
from app.interchange.formats import FORMATS
from tests.interchange.reading import read

READ = [name for name, of in FORMATS.items() if of.reads]


def faults(name: str, count: int, seed: int) -> str:
    """What goes wrong in a process that reads so many mutated files of the format."""
    command = [sys.executable, "-m", "tests.interchange.hostile", name, str(count), str(seed)]
    told = subprocess.run(command, capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stderr
    return told.stdout


@pytest.mark.parametrize("name", READ)
def test_no_mutated_file_does_harm(name: str) -> None:
    assert faults(name, 200, 1) == ""


@pytest.mark.formats
@pytest.mark.parametrize("name", READ)
def test_none_of_ten_thousand_mutated_files_does_harm(name: str) -> None:
    assert faults(name, 10_000, 2) == ""


def archive(*entries: tuple[str, bytes]) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in entries:
            file.writestr(name, content)
    return written.getvalue()


def npy(head: str, version: bytes = b"\x01\x00") -> bytes:
    length = len(head).to_bytes(2 if version[0] == 1 else 4, "little")
    return b"\x93NUMPY" + version + length + head.encode()


class Runs:
    """Unpickled, it would run a command."""

    def __reduce__(self) -> Any:
        return print, ("run",)


_NESTED = "{'a': " * 500 + "1" + "}" * 500
BOMB = b"\0" * (60 << 20)
HOSTILE: dict[str, tuple[str, bytes, str]] = {
    "code in a pickle": (
        "a.pt",
        archive(("x/data.pkl", pickle.dumps(Runs(), 2))),
        "more than tensors",
    ),
    "an archive that unpacks to 60 MiB": ("a.npz", archive(("a.npy", BOMB)), "unpack to 60 MiB"),
    "an archive in an archive": ("a.npz", archive(("a.npy", archive(("b", b"")))), "archive again"),
    "very many files": (
        "a.npz",
        archive(*((f"{n}.npy", b"") for n in range(2_100))),
        "more than 2,000 files",
    ),
    "an array as large as a disk": (
        "a.npz",
        archive(
            ("a.npy", npy("{'descr': '<f8', 'fortran_order': False, 'shape': (99999999999,)}"))
        ),
        "larger than",
    ),
    "a text of characters that there are not": (
        "a.npz",
        archive(
            (
                "backstep.npy",
                npy("{'descr': '<U1', 'fortran_order': False, 'shape': ()}") + b"\xff\xff\xff\x7f",
            )
        ),
        "The text in “backstep” is damaged",
    ),
    "objects of Python": (
        "a.npz",
        archive(("a.npy", npy("{'descr': '|O', 'fortran_order': False, 'shape': (1,)}"))),
        "objects of Python",
    ),
    "a head that nests": ("a.npz", archive(("a.npy", npy(_NESTED))), "no array of NumPy"),
    "JSON that nests": ("a.json", b"[" * 200_000, "no JSON"),
    "numbers of Keras in another place": ("a.keras", archive(("config.json", b"{}")), "no “model"),
    "a tuple that is a power of itself": (
        "a.pt",
        archive(
            ("x/data.pkl", b"\x80\x02}" + b")" + b"q\x00" + b"h\x00\x86q\x00" * 60 + b"K\x01s.")
        ),
        "no state_dict",
    ),
    "a memo without end": (
        "a.pt",
        archive(("x/data.pkl", b"\x80\x02K\x01r\xff\xff\xff\xff.")),
        "no state_dict",
    ),
}


@pytest.mark.parametrize(("name", "content", "words"), HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_file_is_refused(name: str, content: bytes, words: str) -> None:
    with pytest.raises(InterchangeError) as refused:
        read(name, content)
    assert words in str(refused.value)


def test_numbers_of_onnx_that_are_in_another_file_are_not_fetched() -> None:

    tensor = onnx.numpy_helper.from_array(np.ones((1, 1)), "w")
    tensor.ClearField("raw_data")
    tensor.data_location = onnx.TensorProto.EXTERNAL
    tensor.external_data.add(key="location", value="/etc/passwd")
    value = onnx.helper.make_tensor_value_info
    graph = onnx.helper.make_graph(
        [onnx.helper.make_node("MatMul", ["x", "w"], ["y"])],
        "g",
        [value("x", onnx.TensorProto.DOUBLE, [1, 1])],
        [value("y", onnx.TensorProto.DOUBLE, [1, 1])],
        [tensor],
    )
    with pytest.raises(InterchangeError, match="are in another file"):
        read("a.onnx", onnx.helper.make_model(graph).SerializeToString())
