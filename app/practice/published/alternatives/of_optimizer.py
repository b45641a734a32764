"""The optimizer in another of its printed forms: of momentum, of Nesterov's step, of decay."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from ....engine.arrays import Array
from ....engine.optimizers import Optimizer
from ....engine.optimizers.rules import MOMENTUM_FORMS
from ....engine.problem import Problem
from ...calculation.rules import Reads, Rule, gradient_to_use
from ...mistakes.record import Change, Mistake, Way, instead
from .record import Alternative

_KINDS = ("weight", "bias")


class _WithOptimizer:
    """A calculation whose problem has another optimizer."""

    def __init__(self, work: Reads, change: Callable[[Optimizer], Optimizer]) -> None:
        self._work = work
        self.problem = replace(work.problem, optimizer=change(work.problem.optimizer))

    def __call__(self, quantity: str, layer: int) -> Array:
        return self._work(quantity, layer)


def otherwise(
    problem: Problem,
    change: Callable[[Optimizer], Optimizer],
    kinds: Iterable[str] = _KINDS,
) -> Way:
    """The quantities of the optimizer, and the update, by another one."""

    def changed(right: Rule) -> Rule:
        return lambda work, layer: right(_WithOptimizer(work, change), layer)

    stepped = [name for name in problem.optimizer.quantities if not name.endswith("_gradient")]
    names = [
        name
        for kind in kinds
        for name in (*(f"{kind}_{quantity}" for quantity in stepped), f"updated_{kind}")
    ]
    return dict.fromkeys(names, changed)


def _with_options(**changed: object) -> Callable[[Optimizer], Optimizer]:
    return lambda given: replace(given, options={**given.options, **changed})


def _momentum_in(form: str) -> Callable[[Problem], Sequence[Way]]:
    def ways(problem: Problem) -> Sequence[Way]:
        options = problem.optimizer.options
        stated = options.get("momentum_form")
        if not options.get("momentum") or stated is None or stated == form:
            return ()
        return (otherwise(problem, _with_options(momentum_form=form)),)

    return ways


def _nesterov(problem: Problem) -> Sequence[Way]:
    options = problem.optimizer.options
    if not options.get("momentum") or "nesterov" not in options:
        return ()
    return (otherwise(problem, _with_options(nesterov=not options["nesterov"])),)


_WITHOUT_DECAY = _with_options(weight_decay=0.0)


def _decays(problem: Problem) -> bool:
    return bool(problem.optimizer.options.get("weight_decay"))


def _trains_biases(problem: Problem) -> bool:
    return any(layer.biases is not None and layer.train_biases for layer in problem.layers)


def _decay_left_out(problem: Problem) -> Sequence[Way]:
    if not _decays(problem):
        return ()
    everywhere = otherwise(problem, _WITHOUT_DECAY)
    if not _trains_biases(problem):
        return (everywhere,)
    return everywhere, otherwise(problem, _WITHOUT_DECAY, ("bias",))


def _with_decay(kind: str, *, of_samples: bool) -> Change:
    """∇ + λw."""

    def change(right: Rule) -> Rule:
        def rule(work: Reads, layer: int) -> Array:
            given = work.problem.layers[layer - 1]
            parameter = given.weights if kind == "weight" else given.biases
            gradient = right(work, layer)
            if parameter is None:
                return gradient
            decay: float = work.problem.optimizer.options["weight_decay"]
            added: Array = gradient + decay * (parameter[None] if of_samples else parameter)
            return added

        return rule

    return change


def _as_taken(kind: str) -> Change:
    return instead(lambda work, layer: gradient_to_use(work, kind, layer))


def _decay_in_gradient(problem: Problem) -> Sequence[Way]:
    if "decayed_gradient" not in problem.optimizer.quantities:
        return ()
    if "clipped_gradient" in problem.optimizer.quantities:
        return ()
    several = len(problem.inputs) > 1
    way = dict(otherwise(problem, _WITHOUT_DECAY))
    for kind in _KINDS:
        taken = f"batch_{kind}_gradient" if several else f"{kind}_gradient"
        way[taken] = _with_decay(kind, of_samples=not several)
        way[f"{kind}_decayed_gradient"] = _as_taken(kind)
    return (way,)


def _decay_in_loss(problem: Problem) -> Sequence[Way]:
    if not _decays(problem):
        return ()

    def penalised(*, biases: bool) -> Way:
        def change(right: Rule) -> Rule:
            def rule(work: Reads, layer: int) -> Array:
                decay = work.problem.optimizer.options["weight_decay"]
                squares = sum(
                    float((each.weights**2).sum())
                    + (float((each.biases**2).sum()) if biases and each.biases is not None else 0)
                    for each in work.problem.layers
                )
                more: Array = right(work, layer) + 0.5 * decay * squares
                return more

            return rule

        return {"batch_loss" if len(problem.inputs) > 1 else "loss": change}

    return (penalised(biases=False), penalised(biases=True))[: 1 + _trains_biases(problem)]


_UPDATED = frozenset(f"updated_{kind}" for kind in _KINDS)
_STEPPED = _UPDATED | {f"{kind}_velocity" for kind in _KINDS}
_GRADIENTS = frozenset(f"{of}{kind}_gradient" for kind in _KINDS for of in ("", "batch_"))
_FORMS = {
    "pytorch": ("momentum_added", "Momentum as in PyTorch", "v⁺ = μv + ∇, and the step is ηv⁺"),
    "classical": (
        "momentum_classical",
        "Momentum in its classical form",
        "v⁺ = μv − η∇, which is the step itself and is added",
    ),
    "averaged": (
        "momentum_averaged",
        "Momentum as a running mean",
        "v⁺ = μv + (1 − μ)∇, and the step is ηv⁺",
    ),
}
OF_OPTIMIZER = (
    *(
        Alternative(
            Mistake(
                id_,
                name,
                f"The velocity is that of another form of momentum than this problem’s: {form}.",
                "Is the gradient multiplied by anything as it goes into the velocity?",
                _momentum_in(option),
            ),
            _STEPPED,
        )
        for option in MOMENTUM_FORMS
        for id_, name, form in (_FORMS[option],)
    ),
    Alternative(
        Mistake(
            "nesterov_otherwise",
            "Nesterov’s step, or plain momentum",
            "The step is Nesterov’s, which goes once more by the new velocity, where this problem "
            "has plain momentum; or the other way about.",
            "Is the gradient itself part of the step, beside the velocity?",
            _nesterov,
        ),
        _UPDATED,
    ),
    Alternative(
        Mistake(
            "decay_left_out",
            "Weight decay left out",
            "The step is that of the gradient alone, without the decay λw: for all parameters, or "
            "for the biases, which many do not decay.",
            "Which parameters decay, and is λw part of this step?",
            _decay_left_out,
        ),
        _UPDATED,
    ),
    Alternative(
        Mistake(
            "decay_in_gradient",
            "Weight decay in the gradient",
            "The gradient has the decay λw in it, as that of a loss with ½λ Σ w² added. Here the "
            "gradient is that of the loss alone, and the decay is added for the step.",
            "Of which loss is this the gradient, with the penalty or without?",
            _decay_in_gradient,
        ),
        _GRADIENTS,
    ),
    Alternative(
        Mistake(
            "decay_in_loss",
            "Weight decay in the loss",
            "The loss has the penalty ½λ Σ w² in it. Here it is that of the outputs alone.",
            "Does this loss grow with the weights themselves?",
            _decay_in_loss,
        ),
        frozenset({"loss", "batch_loss"}),
    ),
)
