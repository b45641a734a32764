"""The formula of what an optimizer computes for one parameter, of a problem of any kind."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ...engine.optimizers import Optimizer
from ..tree import Node, line, number, parens, power, root, signed, sum_over, symbol, terms
from . import schedules
from .optimizer_forms import FORMULAS, Writing

#: The letters of the optimizer's own numbers.
_NUMBERS: dict[str, Node] = {
    "rate": symbol("η"),
    "momentum": symbol("μ"),
    "weight_decay": symbol("λ"),
    "epsilon": symbol("ε"),
    "alpha": symbol("α"),
    "beta1": symbol("β", "1"),
    "beta2": symbol("β", "2"),
    "iteration": symbol("t"),
    "clip_norm": symbol("c", "max"),
}
#: The letters of its quantities, each with the parameter as its index.
LETTERS: dict[str, str] = {
    "clipped_gradient": "c",
    "decayed_gradient": "d",
    "velocity": "v",
    "squared_sum": "s",
    "squared_mean": "s",
    "first_moment": "m",
    "second_moment": "v",
    "first_corrected": "m̂",
    "second_corrected": "v̂",
}


@dataclass(frozen=True, slots=True)
class Update:
    """What the formula of ``quantity`` is written from.

    ``done`` iterations came before. ``general`` is the parameter with running indices, ``own`` the
    one at hand, and ``gradient`` that of the general one. ``known`` gives the number of the
    parameter, its gradient, a quantity of it, or what the iteration before has left, by the name
    that forms read it by, and of numbers that are of all parameters. ``loss`` is what is
    differentiated.
    """

    optimizer: Optimizer
    quantity: str
    done: int
    general: Node
    own: Node
    gradient: Node
    known: Callable[[str], Node]
    loss: str = "L"

    def lines(self) -> Iterator[Node]:
        """In symbols, then with numbers."""
        if self.quantity == "learning_rate":
            yield from schedules.learning_rate(self.optimizer, self.done)
            return
        written = FORMULAS[self.optimizer.form(self.quantity).name]
        yield line(
            "symbols",
            _named(self.quantity, self.general),
            written(Writing(self._symbol, in_symbols=True)),
        )
        yield line(
            "numbers",
            _named(self.quantity, self.own),
            written(Writing(self._number, in_symbols=False)),
        )

    def _symbol(self, name: str) -> Node:
        if name == "rate" and self.optimizer.schedule is not None:
            return schedules.RATE
        if name == "gradient_norm":
            return _norm(self.loss)
        if name in _NUMBERS:
            return _NUMBERS[name]
        if name == "parameter":
            return self.general
        if name.startswith("old_"):
            return symbol(LETTERS[name.removeprefix("old_")], self.general)
        if name == "gradient":
            used = self.optimizer.gradient_for(self.quantity)
            return self.gradient if used == "gradient" else symbol(LETTERS[used], self.general)
        return _named(name, self.general)

    def _number(self, name: str) -> Node:
        if name == "rate" and self.optimizer.schedule is not None:
            return self.known("learning_rate")
        own = self.optimizer.numbers(self.done + 1)
        if name in own:
            return number(own[name])
        return self.known(
            self.optimizer.gradient_for(self.quantity) if name == "gradient" else name
        )


def norm_lines(loss: str, gradients: int, nth: Callable[[int], Node]) -> Iterator[Node]:
    """The norm of so many gradients, of which ``nth`` gives the number."""
    body = power(parens(symbol(f"∂{loss}/∂w")), number(2))
    yield line("symbols", _norm(loss), root(sum_over("w", "all", body)))
    squares = terms(gradients, lambda place: power(signed(nth(place)), number(2)))
    yield line("numbers", None, root(squares))


def _norm(loss: str) -> Node:
    return symbol(f"‖∇{loss}‖")


def _named(quantity: str, parameter: Node) -> Node:
    if quantity == "updated":
        return {**parameter, "sup": parameter.get("sup", "") + "new"}
    old_and_new = quantity in ("velocity", "squared_sum", "squared_mean") or "moment" in quantity
    return symbol(LETTERS[quantity], parameter, "new" if old_and_new else "")
