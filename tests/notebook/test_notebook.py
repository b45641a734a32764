"""``import backstep`` in a notebook: models traced, checked and shown."""

import doctest
import re
import subprocess
import sys
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import numpy as np
import pytest

import app as backstep
from app.engine.iteration import iterate
from app.notebook import Steps, check, show, trace
from app.notebook import trace as of_trace
from app.notebook.models import ModelError
from tests.problems import EXAMPLES, problem_from_json

MAZUR = EXAMPLES["mazur-2-2-2"].problem
GUIDE = Path(__file__).parents[2] / "docs" / "notebook.md"
ARRAYS = ([[0.5, -1.0], [0.25, 2.0]], [0.1, -0.1], [[1.0, -2.0]], [0.3])


def test_the_package_offers_three_functions_with_words_for_each() -> None:
    assert backstep.__all__ == ["check", "show", "trace"]
    assert "MLPClassifier" in str(backstep.__doc__)
    for name in backstep.__all__:
        assert len(str(getattr(backstep, name).__doc__)) > 200


def test_the_function_trace_stays_where_the_package_of_that_name_is_imported() -> None:
    code = "import backstep.trace.refs; import backstep; print(callable(backstep.trace))"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout == "True\n"


def test_importing_the_package_imports_neither_numpy_nor_the_server() -> None:
    code = "import sys, backstep; print(' '.join(sys.modules))"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    imported = {name.partition(".")[0] for name in told.stdout.split()}
    assert imported.isdisjoint({"numpy", "fastapi", "pydantic", "starlette", "uvicorn"})


def test_a_name_that_it_does_not_offer_is_refused_as_of_any_module() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'shwo'"):
        _ = backstep.shwo


def test_steps_are_those_of_the_trace_and_show_themselves() -> None:
    steps = trace(MAZUR)
    done = iterate(problem_from_json(MAZUR))
    assert isinstance(steps, Steps)
    assert steps.loss == done.loss
    assert steps.value("delta.2.0") == done.backward.delta[1][0, 0]
    with pytest.raises(KeyError):
        steps.value("delta.9.0")
    step = steps[0]
    assert (step.ref, step.phase, step.reads[0]) == ("net.1.0", "forward", "weight.1.0.0")
    assert repr(step) == "<step 0: net.1.0 = 0.3775>"
    assert step._repr_latex_().startswith("$$\n\\begin{aligned}")
    assert "<math" in step._repr_html_()
    assert "net of h₁" in step._repr_html_()
    table = steps._repr_html_()
    assert table.count("<tr>") == 2 + 16
    assert f"… {len(steps) - 16} more …" in table
    assert [each.ref for each in steps[:2]] == ["net.1.0", "net.1.1"]


def test_arrays_are_a_model_and_classes_become_targets_with_a_single_1() -> None:
    steps = trace((np.eye(3), np.zeros(3)), np.eye(3)[:2], [2, 0], loss="cross_entropy")
    assert steps.problem.targets.tolist() == [[0, 0, 1], [1, 0, 0]]
    assert [layer.activation.name for layer in steps.problem.layers] == ["softmax"]
    assert steps.problem.reduction == "mean"
    # −ln of e^0 / (e^1 + 2 e^0), of both samples.
    np.testing.assert_allclose(steps.loss, np.log(np.e + 2))


def test_gradients_of_arrays_are_checked_numerically() -> None:
    checked = check(ARRAYS, [[1.0, 2.0]], [[0.5]], loss="half_squared_error")
    assert checked
    assert checked.method == "the central differences"
    assert checked.errors.keys() == {"weight.1", "bias.1", "weight.2", "bias.2"}
    assert "agree" in repr(checked)
    assert "weight.2" in checked._repr_html_()


@pytest.mark.parametrize(
    ("model", "arguments", "words"),
    [
        (object(), {}, "what can be taken is a torch.nn.Sequential"),
        (([[1.0, 2.0]], [0.5]), {"x": [[1.0]], "y": [[1.0]]}, "Layer 1 has 2 weights in a row"),
        (([[1.0]], [0.5]), {"loss": "hinge"}, "“hinge” is no loss here"),
        (([[1.0]],), {"x": [[1.0]] * 65, "y": [[1.0]] * 65}, "at most 64"),
        (([[1.0]],), {"x": [[1.0]] * 2, "y": [[1.0]]}, "x has 2 rows, and y 1"),
        ((np.eye(2),), {"x": np.eye(2), "y": [0, 5], "loss": "cross_entropy"}, "up to 5 of 2"),
        ({"network": 1}, {}, "network"),
    ],
)
def test_what_is_no_model_is_refused_in_a_sentence(
    model: Any, arguments: dict[str, Any], words: str
) -> None:
    with pytest.raises(ModelError) as refused:
        trace(model, **arguments)
    assert words in str(refused.value)


def test_what_is_shown_is_a_frame_of_a_server_that_answers() -> None:
    shown = show(MAZUR, height=500)
    with urlopen(shown.url.partition("#")[0]) as answer:
        assert answer.status == 200
    html = shown._repr_html_()
    assert "<iframe" in html
    assert "height:500px" in html
    assert "<script" not in html
    assert "backstep:height" in show(MAZUR)._repr_html_()
    assert "/embed#problem=%7B" in html
    assert show(MAZUR, height=500) == shown  # one server for all
    assert repr(shown).startswith("Backstep is at http://127.0.0.1:")


def test_nothing_is_told_beside_the_picture() -> None:
    code = f"import backstep; backstep.show({MAZUR!r})"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout + told.stderr == ""


def test_the_server_ends_with_the_process_that_showed() -> None:
    code = f"import backstep, sys; print(backstep.show({MAZUR!r}).url.partition('#')[0])"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    address = told.stdout.strip()
    assert address.startswith("http://127.0.0.1:")
    for _ in range(100):
        try:
            with urlopen(address, timeout=5):
                pass
        except OSError:
            return
    raise AssertionError(f"{address} still answers")


def test_the_examples_of_the_docstrings_are_right() -> None:
    assert doctest.testmod(sys.modules[of_trace.__module__]).failed == 0
    assert doctest.testmod(sys.modules[check.__module__]).failed == 0


def examples() -> list[str]:
    """The programs of the guide; one that needs torch says so."""
    return re.findall(r"```python\n(.*?)```", GUIDE.read_text("utf-8"), re.DOTALL)


def run_guide(*, with_torch: bool) -> int:
    names: dict[str, Any] = {}
    ran = 0
    for program in examples():
        if with_torch or not program.startswith("# needs torch"):
            exec(compile(program, str(GUIDE), "exec"), names)
            ran += 1
    return ran


def test_the_examples_of_the_guide_run() -> None:
    assert run_guide(with_torch=False) == 6


@pytest.mark.formats
def test_the_examples_of_the_guide_with_torch_run() -> None:
    assert run_guide(with_torch=True) == 7
