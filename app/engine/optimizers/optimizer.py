"""An optimizer with its options, and one step of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ..arrays import Array
from .forms import FORMS, Form
from .rules import RULES, Rule
from .schedules import Schedule

#: As torch.nn.utils.clip_grad_norm_ adds it to the norm.
CLIP_EPSILON = 1e-6


@dataclass(frozen=True, slots=True)
class Optimizer:
    """A rule with its learning rate η and a value for each of its options.

    With a ``schedule`` η is what it starts from, and every iteration has a rate of its own.
    """

    rule: Rule
    learning_rate: float
    options: Mapping[str, Any]
    schedule: Schedule | None = None

    @property
    def name(self) -> str:
        """The rule's name."""
        return self.rule.name

    @property
    def forms(self) -> tuple[Form, ...]:
        """What is computed for each parameter, in order; the last is the updated parameter."""
        return tuple(FORMS[name] for name in self.rule.plan(self.options))

    @property
    def quantities(self) -> tuple[str, ...]:
        """The quantities on the way to the updated parameter, in order."""
        return tuple(form.quantity for form in self.forms[:-1])

    @property
    def kept(self) -> tuple[str, ...]:
        """The quantities that the next iteration needs."""
        return tuple(form.quantity for form in self.forms if form.kept)

    def form(self, quantity: str) -> Form:
        """The form that computes a quantity. Raises LookupError where there is none such."""
        for form in self.forms:
            if form.quantity == quantity:
                return form
        raise LookupError(f"{self.name} has no {quantity}")

    def gradient_for(self, quantity: str) -> str:
        """Which gradient the quantity's form takes: as it came, clipped, or with decay in it."""
        name = "gradient"
        for form in self.forms:
            if form.quantity == quantity:
                break
            if form.quantity.endswith("_gradient"):
                name = form.quantity
        return name

    def reads(self, quantity: str) -> tuple[str, ...]:
        """What computing a quantity reads, by name, the optimizer's own numbers left out.

        ``parameter``, ``gradient``, quantities computed before, and numbers computed once for all:
        ``gradient_norm``, ``learning_rate``. What the iteration before has left is given, and none.
        """
        form = self.form(quantity)
        named = {"gradient": self.gradient_for(quantity)}
        own = tuple(named.get(name, name) for name in form.reads if not name.startswith("old_"))
        if quantity == "clipped_gradient":
            return ("gradient_norm", *own)
        return ("learning_rate", *own) if form.rated and self.schedule is not None else own

    @property
    def of_all(self) -> tuple[str, ...]:
        """The numbers that are computed once for all parameters, before any of them."""
        clips = ("gradient_norm",) if self.options["clip_norm"] is not None else ()
        return (*clips, *(("learning_rate",) if self.schedule is not None else ()))

    @property
    def changed_options(self) -> dict[str, Any]:
        """The options that are not at their defaults."""
        defaults = self.rule.defaults
        return {name: value for name, value in self.options.items() if value != defaults[name]}

    @property
    def counts(self) -> bool:
        """Whether an iteration leaves anything for the next, if only how many there were."""
        return bool(self.kept) or self.schedule is not None

    def rate(self, iteration: int) -> float:
        """The learning rate of iteration t = ``iteration``, counted from 1."""
        planned = self.schedule
        return (
            self.learning_rate if planned is None else planned.rate(self.learning_rate, iteration)
        )

    def clip_factor(self, norm: float) -> float:
        """min(1, c / (norm + 1e-6)): by how much gradients of that norm are scaled."""
        most = self.options["clip_norm"]
        return 1.0 if most is None else min(1.0, most / (norm + CLIP_EPSILON))

    def numbers(self, iteration: int, clip_factor: float = 1.0) -> dict[str, Any]:
        """What the forms read besides arrays, in iteration t = ``iteration``, counted from 1."""
        return {
            **self.options,
            "rate": self.rate(iteration),
            "iteration": iteration,
            "clip_factor": clip_factor,
        }

    def computed(self, known: dict[str, Any]) -> Iterator[tuple[Form, Array]]:
        """Each form with its array, in order.

        ``known`` has ``parameter``, ``gradient`` and ``old_…`` of what is kept, all of one shape,
        and the ``numbers``; it comes to hold what is computed.
        """
        for form in self.forms:
            array = form.compute(known)
            known[form.quantity] = array
            if form.quantity.endswith("_gradient"):
                known["gradient"] = array
            yield form, array


def optimizer(
    name: str, learning_rate: float = 0.5, schedule: Schedule | None = None, **options: Any
) -> Optimizer:
    """The optimizer of that name; options that are not given have their defaults.

    Raises KeyError where there is no such optimizer, and TypeError where it has no such option.
    """
    rule = RULES[name]
    unknown = options.keys() - rule.defaults.keys()
    if unknown:
        raise TypeError(f"{name} has no option {', '.join(sorted(unknown))}")
    return Optimizer(rule, learning_rate, {**rule.defaults, **options}, schedule)


def SGD(learning_rate: float) -> Optimizer:  # noqa: N802 - the name it goes by
    """Gradient descent: w⁺ = w − η ∇w."""
    return optimizer("sgd", learning_rate)
