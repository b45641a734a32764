"""A dozen notations, each writing the name of every number in a table of a 2-2-2 network."""

from collections.abc import Callable

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


def table_in(notation: str) -> dict[str, str]:
    """The name of each number of the table in the notation, by its ref."""
    write, names = NOTATIONS[notation], {}
    for quantity in QUANTITIES:
        for at in (1, 2):
            for j in (1, 2):
                if "weight" not in quantity:
                    names[f"{quantity}.{at}.{j - 1}"] = write(quantity, at, j, 1)
                    continue
                for i in (1, 2):
                    names[f"{quantity}.{at}.{j - 1}.{i - 1}"] = write(quantity, at, j, i)
    return names
