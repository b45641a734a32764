"""A graph goes out in every format that reaches so far, and says the same numbers there."""

import json
from typing import Any

import nbformat
import numpy as np
import pytest
from autograd import grad

from app.cli import main
from app.engine.graph.graph import Graph
from app.engine.graph.passes import compute
from app.examples import load_graph_examples
from app.interchange import formats
from app.interchange.formats import OF_GRAPHS
from app.trace.graph.trace import GraphTrace
from app.web.interchange.work import read_file
from app.web.problem.reading import read_wire_graph
from tests.explain.run_program import printed_by

GRAPHS = {each.id: read_wire_graph(each.graph) for each in load_graph_examples()}
every_example = pytest.mark.parametrize("graph", GRAPHS.values(), ids=GRAPHS)


@every_example
def test_a_graph_that_goes_out_as_json_comes_in_again(graph: Graph) -> None:
    found = read_file("graph.json", formats.write_graph(graph, "json"))
    back = read_wire_graph(found["graph"])
    assert (back.text, back.result, back.with_respect_to) == (
        *(graph.text, graph.result),
        graph.with_respect_to,
    )
    for name, array in graph.given.items():
        np.testing.assert_array_equal(back.given[name], array)
    assert found["notes"] == []


@every_example
def test_the_trace_of_a_graph_is_a_line_for_each_step(graph: Graph) -> None:
    lines = formats.write_graph(graph, "jsonl").decode().splitlines()
    first, *steps = map(json.loads, lines)
    trace = GraphTrace(graph)
    assert first["total"] == len(steps) == len(trace)
    assert first["result"] == trace.passes.values[graph.result].item()
    for step, line in zip(trace, steps, strict=True):
        assert line["writes"] == [{"ref": str(ref), "value": value} for ref, value in step.writes]
        assert line["latex"].startswith(r"\begin{aligned}")


@every_example
def test_the_cells_of_a_notebook_of_a_graph_compute_its_gradients(
    graph: Graph, capsys: pytest.CaptureFixture[str]
) -> None:
    content = formats.write_graph(graph, "ipynb")
    assert content == formats.write_graph(graph, "ipynb")
    notebook = nbformat.reads(content.decode(), as_version=4)
    nbformat.validate(notebook)
    code = [cell.source for cell in notebook.cells if cell.cell_type == "code"]
    assert "" not in code
    names: dict[str, Any] = {}
    for source in code:
        exec(compile(source, "cell", "exec"), names)
    printed = capsys.readouterr().out
    alone = printed_by(formats.write_graph(graph, "numpy").decode())
    assert printed_by("\n\n".join(code)).keys() == alone.keys()
    assert printed.count("\n") == len(alone)
    words = "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown")
    assert words.count("## Forward") == words.count("## Backward") == 1
    assert graph.text.strip() in words
    assert r"\begin{aligned}" in words


def test_the_programs_of_a_circuit_print_what_autograd_computes() -> None:
    wire = {"text": "f = (x + y) * z", "values": {"x": -2.0, "y": 5.0, "z": -4.0}}
    printed = printed_by(formats.write_graph(read_wire_graph(wire), "numpy").decode())
    for place, name in enumerate("xyz"):
        theirs = grad(lambda x, y, z: (x + y) * z, place)(-2.0, 5.0, -4.0)
        assert theirs in [float(value) for value in printed.values()], name


@every_example
def test_a_program_for_jax_is_python(graph: Graph) -> None:
    code = formats.write_graph(graph, "jax").decode()
    compile(code, "jax", "exec")
    assert 'jax.config.update("jax_enable_x64", True)' in code
    assert code.startswith("# The forward pass; JAX goes backward.\n")


@pytest.mark.formats
@every_example
@pytest.mark.parametrize("name", ["jax", "pytorch"])
def test_a_program_of_a_library_prints_our_gradients(name: str, graph: Graph) -> None:
    printed = list(printed_by(formats.write_graph(graph, name).decode()).values())
    done = compute(graph)
    wanted = [each for each in graph.with_respect_to if each in graph.reached]
    assert len(printed) == 1 + len(wanted)
    for each, theirs in zip(wanted, printed[1:], strict=True):
        np.testing.assert_allclose(done.gradients[each], theirs, rtol=1e-9, atol=1e-12)


@pytest.mark.formats
@every_example
def test_jupyter_runs_the_notebook_of_a_graph_without_an_error(graph: Graph) -> None:
    from nbclient import NotebookClient  # noqa: PLC0415 - it is there where `make formats` runs

    notebook = nbformat.reads(formats.write_graph(graph, "ipynb").decode(), as_version=4)
    NotebookClient(notebook, timeout=120).execute()
    outputs = [each for cell in notebook.cells for each in cell.get("outputs", [])]
    assert outputs
    assert not [each for each in outputs if each.output_type == "error"]


@pytest.mark.parametrize("name", OF_GRAPHS)
def test_the_command_line_takes_a_graph_too(name: str, tmp_path: Any) -> None:
    path = tmp_path / "graph.json"
    path.write_bytes(
        formats.write_graph(
            GRAPHS["circuit"] if "circuit" in GRAPHS else next(iter(GRAPHS.values())), "json"
        )
    )
    output = tmp_path / "out"
    main(["export", str(path), "--format", name, "--output", str(output)])
    assert output.read_bytes()
