"""The learning rate of an iteration: the formula of each schedule of ``engine/optimizers``.

t counts the iterations from 1, so that t − 1 of them came before.
"""

from collections.abc import Callable
from typing import Any

from ...engine.optimizers import Optimizer
from ..tree import (
    Node,
    call,
    fraction,
    line,
    number,
    operator,
    parens,
    power,
    product,
    row,
    symbol,
)
from .setting import Lines

#: The learning rate of the iteration, and what it starts from.
RATE, START = symbol("η", "t"), symbol("η")
_LETTERS = {
    "every": symbol("k"),
    "factor": symbol("γ"),
    "iterations": symbol("T"),
    "lowest": symbol("η", "min"),
    "start": symbol("a"),
    "decay": symbol("κ"),
}
Named = Callable[[str], Node]


def _times(in_symbols: bool, *factors: Node) -> Node:
    return row(*factors) if in_symbols else product(*factors)


def _step(n: Named, in_symbols: bool) -> Node:
    return _times(in_symbols, n("rate"), power(n("factor"), n("stretches")))


def _exponential(n: Named, in_symbols: bool) -> Node:
    return _times(in_symbols, n("rate"), power(n("factor"), n("done")))


def _cosine(n: Named, in_symbols: bool) -> Node:
    turned = call("cos", _times(in_symbols, symbol("π"), fraction(n("reached"), n("iterations"))))
    between = parens(row(n("rate"), "−", n("lowest")))
    body = product(fraction(number(1), number(2)), between, parens(row(number(1), "+", turned)))
    return row(n("lowest"), "+", body)


def _warm_up(n: Named, _: bool) -> Node:
    rest = parens(row(number(1), "−", n("start")))
    share = fraction(n("reached"), n("iterations"))
    return product(n("rate"), parens(row(n("start"), "+", product(rest, share))))


def _inverse_time(n: Named, in_symbols: bool) -> Node:
    grown = n("done") if not in_symbols else parens(n("done"))
    return fraction(n("rate"), row(number(1), "+", _times(in_symbols, n("decay"), grown)))


FORMULAS: dict[str, Callable[[Named, bool], Node]] = {
    "step": _step,
    "exponential": _exponential,
    "cosine": _cosine,
    "warm_up": _warm_up,
    "inverse_time": _inverse_time,
}


def learning_rate(optimizer: Optimizer, done: int) -> Lines:
    """η_t in symbols, and with the numbers, after so many iterations."""
    planned = optimizer.schedule
    assert planned is not None  # without a schedule there is no such step
    numbers: dict[str, Any] = {
        **planned.options,
        "rate": optimizer.learning_rate,
        "done": done,
        "reached": min(done, planned.options.get("iterations", done)),
        "stretches": done // planned.options.get("every", 1),
    }
    before = row(symbol("t"), "−", number(1))
    letters = {
        **_LETTERS,
        "rate": START,
        "done": before,
        "reached": call("min", row(before, operator(","), _LETTERS["iterations"])),
        "stretches": call("floor", fraction(before, _LETTERS["every"])),
    }
    written = FORMULAS[planned.name]
    yield line("symbols", RATE, written(letters.__getitem__, True))
    yield line("numbers", None, written(lambda name: number(numbers[name]), False))
