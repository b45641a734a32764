"""POST /api/import, POST /api/export/{format}, GET /api/formats."""

import json
from typing import Any

import httpx
import pytest

from app.interchange import fault
from app.interchange.formats import FORMATS
from app.web.interchange import route
from tests.interchange.reading import FILES, read
from tests.web.client import JSON, PROBLEM, ask, assert_problem, trace_of

WRITTEN = [name for name, of in FORMATS.items() if of.writes]


def send(name: str, content: bytes, **query: str) -> httpx.Response:
    """The answer to a file."""
    return ask("POST", "/api/import", params={"name": name, **query}, content=content)


def export(name: str, problem: Any = PROBLEM) -> httpx.Response:
    """The answer to a request for a file."""
    body = json.dumps({"problem": problem}).encode()
    return ask("POST", f"/api/export/{name}", content=body, headers=JSON)


@pytest.mark.parametrize("name", WRITTEN)
def test_a_file_goes_out_with_its_name_and_type(name: str) -> None:
    answer = export(name)
    assert answer.status_code == 200, answer.text
    of = FORMATS[name]
    assert answer.headers["content-type"].partition(";")[0] == of.media_type
    assert answer.headers["content-disposition"] == (
        f'attachment; filename="backstep{of.endings[0]}"'
    )
    assert answer.content


@pytest.mark.parametrize("name", [name for name in WRITTEN if FORMATS[name].reads])
def test_what_went_out_comes_in_again_and_has_a_trace(name: str) -> None:
    answer = send(f"Mine{FORMATS[name].endings[0].upper()}", export(name).content)
    assert answer.status_code == 200, answer.text
    told = answer.json()
    assert told == {"problem": PROBLEM, "notes": []}
    assert trace_of(told["problem"])["total"]


def test_a_model_of_other_software_is_answered_with_its_problem_and_notes() -> None:
    answer = send("relu.pt", (FILES / "relu.pt").read_bytes())
    told = answer.json()
    assert [layer["activation"] for layer in told["problem"]["network"]["layers"]] == [
        "relu",
        "softmax",
    ]
    assert told["notes"]
    assert trace_of(told["problem"])["total"]


def test_a_network_too_large_is_refused_by_how_much_and_offers_layers_that_fit() -> None:
    rows = [[float(n) for n in range(150)]] * 140
    large = "\n".join(",".join(map(str, row)) for row in rows)
    small = ",".join(["0.5"] * 140)
    content = f"{large}\n\n{small}\n{small}\n".encode()
    refused = assert_problem(send("a.csv", content), 422, "1,280 more than the 20,000")
    assert refused["offers"] == ["2"]
    taken = send("a.csv", content, layers="2")
    assert taken.status_code == 200, taken.text
    assert len(taken.json()["problem"]["network"]["layers"]) == 1
    assert_problem(send("a.csv", content, layers="2-9"), 422, "the file has 1 to 2")


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("model.zip", b"PK", "does not tell what the file is"),
        ("model.pt", b"", "The file is empty"),
        ("model.pt", b"no zip", "torch.save(model.state_dict(), 'model.pt')"),
        ("model.onnx", b"\xff\xff", "no ONNX model"),
        ("model.h5", b"\x89HDF\r\n\x1a\n", "no HDF5 file"),
        ("model.safetensors", b"12345678", "no safetensors file"),
        ("model.npz", b"PK\x03\x04", "no zip archive"),
        ("model.xlsx", b"a", "no zip archive"),
        ("model.csv", b"a,b\nc,d", "no matrix of weights"),
        ("model.csv", b"1,2,3\n4,5,6\n\n1,2,3,4\n5,6,7,8", "do not follow one on another"),
        ("problem.json", b"[]", "There is no problem in the file"),
        ("problem.json", b'{"network": 1}', "at /network"),
    ],
)
def test_what_cannot_be_read_is_refused_with_what_would_be_right(
    name: str, content: bytes, words: str
) -> None:
    assert_problem(send(name, content), 422, words)


def test_a_file_of_more_than_8_mib_is_refused_before_it_is_read() -> None:
    assert_problem(send("a.npz", b"\0" * ((8 << 20) + 1)), 413, "8192 KiB")


def test_a_format_that_cannot_be_written_is_refused_with_those_that_can() -> None:
    assert_problem(export("docx"), 422, "“docx” is no format that can be written", "xlsx")


def test_a_number_that_overflows_is_named_before_a_file_is_written() -> None:
    problem = {**PROBLEM, "samples": [{"input": [1e308, 1e308], "target": [1e308, 0]}]}
    assert "ref" in assert_problem(export("xlsx", problem), 422)


def test_a_library_that_is_missing_is_named_with_its_extra(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def none_there(_: str) -> None:
        raise ImportError

    monkeypatch.setattr(fault, "import_module", none_there)
    # A small file is written in this very process.
    monkeypatch.setattr(route, "export_cost", lambda *_: 0.0)
    assert_problem(export("onnx"), 501, "pip install 'backstep[onnx]'")
    assert export("npz").status_code == 200
    with pytest.raises(fault.MissingLibraryError, match="onnx"):
        read("a.onnx", b"1")


def test_the_formats_are_listed_with_what_is_missing() -> None:
    told = {each["name"]: each for each in ask("GET", "/api/formats").json()["formats"]}
    assert {name for name, of in told.items() if of["writes"]} >= {
        *("pytorch", "jax", "numpy", "ipynb", "xlsx"),
        *("safetensors", "npz", "onnx", "tikz", "json"),
    }
    assert {name for name, of in told.items() if of["reads"]} == {
        *("safetensors", "npz", "onnx", "keras", "h5", "pt", "csv", "xlsx", "json"),
    }
    assert all(of["missing"] is None for of in told.values())


GRAPH = {"text": "q = x + y\nL = q * z", "values": {"x": -2.0, "y": 5.0, "z": -4.0}}


@pytest.mark.parametrize("name", ["numpy", "pytorch", "jax"])
def test_a_graph_goes_out_as_a_program(name: str) -> None:
    body = json.dumps({"graph": GRAPH}).encode()
    answer = ask("POST", f"/api/export/{name}", content=body, headers=JSON)
    assert answer.status_code == 200, answer.text
    compile(answer.text, name, "exec")


def test_a_format_that_no_graph_fits_into_is_refused_with_those_that_one_does() -> None:
    body = json.dumps({"graph": GRAPH}).encode()
    answer = ask("POST", "/api/export/xlsx", content=body, headers=JSON)
    assert_problem(answer, 422, "A graph cannot go out as “xlsx”", "numpy, pytorch")
