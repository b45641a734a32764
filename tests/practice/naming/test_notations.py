"""The same table is read to the same refs in a dozen notations; what is unknown is answered."""

from collections.abc import Callable

import pytest

from app.practice.grading.answer_key import AnswerKey
from app.practice.naming.lookup import NotToFindError, find_any
from app.practice.naming.names import ref_named
from tests.problems import EXAMPLES, problem_from_json

MAZUR = problem_from_json(EXAMPLES["mazur-2-2-2"].problem)
#: What a table of a worked example holds: by layer l, unit j and source i, counted from 1.
QUANTITIES = ("net", "output", "delta", "weight_gradient", "updated_weight")
_SUBSCRIPTS = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


def _lecture(q: str, at: int, j: int, i: int) -> str:
    unit, weight = f"{'ho'[at - 1]}{j}", f"{'wu'[at - 1]}{j}{i}"
    return {
        "net": f"net_{unit}",
        "output": unit,
        "delta": f"δ{unit}",
        "weight_gradient": f"∂L/∂{weight}",
        "updated_weight": f"{weight}+",
    }[q]


def _textbook(q: str, at: int, j: int, i: int) -> str:
    return {
        "net": f"z{j}({at})",
        "output": f"a{j}({at})",
        "delta": f"δ{j}({at})",
        "weight_gradient": f"∇w{j}{i}({at})",
        "updated_weight": f"w{j}{i}({at}) new",
    }[q]


def _course(q: str, at: int, j: int, i: int) -> str:
    return {
        "net": f"z^{{[{at}]}}_{j}",
        "output": f"a^{{[{at}]}}_{j}",
        "delta": f"dZ^{{[{at}]}}_{j}",
        "weight_gradient": f"dW^{{[{at}]}}_{{{j}{i}}}",
        "updated_weight": f"W^{{[{at}]}}_{{{j}{i}}} new",
    }[q]


def _program(q: str, at: int, j: int, i: int) -> str:
    return {
        "net": f"Z[{at}][{j - 1}]",
        "output": f"A[{at}][{j - 1}]",
        "delta": f"dZ[{at}][{j - 1}]",
        "weight_gradient": f"dW[{at}][{j - 1}][{i - 1}]",
        "updated_weight": f"new_W[{at}][{j - 1}][{i - 1}]",
    }[q]


def _latex(q: str, at: int, j: int, i: int) -> str:
    unit, weight = f"{'ho'[at - 1]}_{{{j}}}", f"{'wu'[at - 1]}_{{{j}{i}}}"
    return {
        "net": f"$net_{{{unit}}}$",
        "output": f"$out_{{{unit}}}$",
        "delta": f"$\\delta_{{{unit}}}$",
        "weight_gradient": f"$\\frac{{\\partial L}}{{\\partial {weight}}}$",
        "updated_weight": f"${weight}^{{+}}$",
    }[q]


def _mazur(q: str, at: int, j: int, i: int) -> str:
    unit, count = f"{'ho'[at - 1]}{j}", 4 * (at - 1) + 2 * (j - 1) + i
    return {
        "net": f"net_{unit}",
        "output": f"out_{unit}",
        "delta": f"∂E_total/∂net_{unit}",
        "weight_gradient": f"∂E_total/∂w{count}",
        "updated_weight": f"w{count}+",
    }[q]


def _nodes(q: str, at: int, j: int, i: int) -> str:
    node, source = 2 * at + j, 2 * (at - 1) + i
    return {
        "net": f"I{node}",
        "output": f"o{node}",
        "delta": f"Err{node}",
        "weight_gradient": f"∂E/∂w{source},{node}",
        "updated_weight": f"w{source},{node} new",
    }[q]


def _fausett(q: str, at: int, j: int, i: int) -> str:
    unit = f"{'ho'[at - 1]}{j}"
    return {
        "net": f"{'zy'[at - 1]}_in{j}",
        "output": unit,
        "delta": f"δ_{'ZY'[at - 1]}{j}",
        "weight_gradient": f"dE/dv{i}{j}" if at == 1 else f"dE/du{j}{i}",
        "updated_weight": f"v{i}{j}(new)" if at == 1 else f"u{j}{i}(new)",
    }[q]


NOTATIONS: dict[str, Callable[[str, int, int, int], str]] = {
    "lecture": _lecture,
    "lecture with subscripts": lambda *of: _lecture(*of).translate(_SUBSCRIPTS).replace("+", "⁺"),
    "lecture by d": lambda *of: _lecture(*of).replace("∂", "d").replace("δ", "d_"),
    "lecture with gradients": lambda *of: _lecture(*of).replace("∂L/∂", "grad "),
    "lecture with stars": lambda *of: _lecture(*of).replace("+", "*"),
    "lecture by iterations": lambda *of: _lecture(*of).replace("+", "(t+1)"),
    "textbook": _textbook,
    "course": _course,
    "program": _program,
    "LaTeX": _latex,
    "Mazur": _mazur,
    "numbered nodes": _nodes,
    "Fausett": _fausett,
}


@pytest.mark.parametrize("notation", NOTATIONS)
def test_a_table_is_read_to_the_same_refs_in_each_notation(notation: str) -> None:
    write = NOTATIONS[notation]
    read, meant = {}, {}
    for quantity in QUANTITIES:
        for at in (1, 2):
            for j in (1, 2):
                for i in (1, 2):
                    weight = "weight" in quantity
                    ref = f"{quantity}.{at}.{j - 1}" + (f".{i - 1}" if weight else "")
                    name = write(quantity, at, j, i)
                    meant[name] = ref
                    read[name] = str(ref_named(MAZUR, name))
    assert read == meant


@pytest.mark.parametrize(
    ("name", "ref"),
    [
        ("ŷ1", "output.2.0"),
        (r"\hat y_1", "output.2.0"),
        (r"\hat{y}_2", "output.2.1"),
        ("t1", "target.0"),
        ("p1", "output.2.0"),
        ("MSE", "loss"),
        ("SSE", "loss"),
        ("J", "loss"),
        (r"\delta^{(2)}_1", "delta.2.0"),
        (r"\partial L/\partial u_{11}", "weight_gradient.2.0.0"),
        ("v12", "weight.1.1.0"),
    ],
)
def test_further_names_are_read(name: str, ref: str) -> None:
    assert str(ref_named(MAZUR, name)) == ref


def test_the_change_of_a_weight_is_not_taken_for_its_gradient() -> None:
    with pytest.raises(NotToFindError, match=r"is the change of a weight, −η∇"):
        find_any(MAZUR, "Δw11")


def test_a_name_that_is_not_known_is_answered_with_the_nearest_counted_from_1() -> None:
    with pytest.raises(NotToFindError, match=r"Did you mean .*“net_h₁”"):
        AnswerKey(MAZUR).find("nett_h1")
