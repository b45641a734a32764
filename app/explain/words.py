"""The words for each step: a title, and one or two plain sentences."""

from collections.abc import Callable

from ..engine.problem import Problem
from ..trace.refs import Ref
from ..trace.trace import Step, Trace
from .curves import is_nearly_flat
from .functions import FUNCTIONS, function_name
from .losses import LOSSES
from .notation import Notation, plain
from .optimizer_words import words_of_network
from .tree import symbol


def title(problem: Problem, notation: Notation, step: Step) -> str:
    """What is being computed, in a few words."""
    unit = _unit(notation, step)
    if step.op in ("loss", "loss_term"):
        loss = plain(notation.loss(step.sample))
        return f"Loss {loss}" if step.op == "loss" else f"Loss at {unit}"
    if step.op == "error":
        return f"Error at {unit}" if step.layer == notation.depth else f"Error fed back to {unit}"
    if step.op in ("net", "output", "slope", "delta"):
        what = {"net": notation.style.net, "output": "Output", "slope": "Slope of g", "delta": "δ"}[
            step.op
        ]
        return f"{what} at {unit}" if step.op == "slope" else f"{what} of {unit}"
    parameter = notation.name(step.result)
    if step.phase == "update":
        words = words_of_network(problem.optimizer, step.result.quantity)
        return words.title.format(parameter=parameter)
    return f"Batch gradient of {parameter}" if step.op == "batch_gradient" else f"∇ of {parameter}"


def sentence(trace: Trace, notation: Notation, step: Step) -> str:
    """What the step does and why, for somebody who sees it for the first time."""
    return _SENTENCES[step.op](trace, notation, step)


def _unit(notation: Notation, step: Step) -> str:
    return plain(notation.unit(step.layer, step.unit or 0))


def _is_output(notation: Notation, step: Step) -> bool:
    return step.layer == notation.depth


def _activation(trace: Trace, step: Step) -> str:
    return trace.problem.layers[step.layer - 1].activation.name


def _net(_: Trace, notation: Notation, step: Step) -> str:
    bias = ", then add its bias" if step.reads[-1].quantity == "bias" else ""
    return (
        f"Multiply each value that arrives at {_unit(notation, step)} by the weight it comes "
        f"through and add them up{bias}."
    )


def _output(trace: Trace, notation: Notation, step: Step) -> str:
    unit = _unit(notation, step)
    role = (
        f"the network’s prediction {unit}"
        if _is_output(notation, step)
        else f"what {unit} passes on to the next layer"
    )
    name = _activation(trace, step)
    if name == "softmax":
        return (
            f"Softmax turns the {notation.style.nets} of all outputs into shares of 1. "
            f"This share is {role}."
        )
    if name == "identity":
        return f"The identity leaves {notation.style.net} as it is: {role}."
    return f"Put {notation.style.net} through the {function_name(name)}: {role}."


def _loss_term(trace: Trace, notation: Notation, step: Step) -> str:
    unit = _unit(notation, step)
    target = plain(symbol("y", str((step.unit or 0) + 1)))
    told = (
        f"How far output {unit} is from its target {target}, as the "
        f"{LOSSES[trace.problem.loss.name].name} counts it."
    )
    if step.reads[-1].quantity == "net":
        net = notation.style.net
        told += (
            f" {unit} is so close to 0 or 1 that too few digits of what lies between are left, "
            f"so this goes by {net}."
        )
    return told


def _loss(trace: Trace, *_: object) -> str:
    samples = len(trace.problem.inputs)
    if samples == 1:
        return "Add up the shares of all outputs: the one number that training wants smaller."
    return (
        "Add up the shares of all outputs: the loss of this sample. Training wants the "
        f"{trace.problem.reduction} over all {samples} samples smaller."
    )


def _error(_: Trace, notation: Notation, step: Step) -> str:
    unit = _unit(notation, step)
    if _is_output(notation, step):
        if not step.writes:
            return (
                f"{unit} has rounded to where the derivative of the loss is not finite, so there "
                "is no number here. δ does not need it: with this output activation the two "
                f"factors join to {notation.style.output} − y."
            )
        return f"How fast the loss changes when {unit} changes: its derivative at this output."
    return (
        f"{unit} reaches the loss through every unit of the next layer. Carry each δ back through "
        "its weight, the one used on the way forward, and add them up."
    )


def _slope(trace: Trace, notation: Notation, step: Step) -> str:
    name = _activation(trace, step)
    net_of_unit = f"{notation.style.net} of {_unit(notation, step)}"
    told = f"How steep the {function_name(name)} is at {net_of_unit}."
    if name == "identity":
        return f"{told} It is 1 everywhere."
    value = step.writes[0][1]
    net = trace.value(Ref("net", step.layer, step.unit), step.sample)
    if name in ("relu", "leaky_relu") and net == 0:
        return f"{told} At the kink itself the slope is taken to be that of the left side."
    where = FUNCTIONS[name].flat_where
    if value == 0:
        return f"{told} It is flat {where}, so no gradient gets through."
    if is_nearly_flat(name, value):
        return f"{told} It is nearly flat {where}, so hardly any gradient gets through."
    return told


def _delta(trace: Trace, notation: Notation, step: Step) -> str:
    unit = _unit(notation, step)
    told = f"How fast the loss changes when {notation.style.net} of {unit} changes: "
    name = _activation(trace, step)
    if _is_output(notation, step) and trace.problem.fused:
        loss = LOSSES[trace.problem.loss.name].name
        return (
            f"{told}with {function_name(name)} and {loss} the slope cancels, and "
            f"{notation.style.output} − y is left."
        )
    if name == "softmax":
        return f"{told}every output depends on it, so the errors of all of them count."
    if _is_output(notation, step):
        return f"{told}the error at the output, times the slope of the {function_name(name)} there."
    return (
        f"{told}the error fed back, times the slope of the {function_name(name)} there. "
        "Do not leave the slope out: the sum alone is about the output, not about the net."
    )


def _weight_gradient(_: Trace, notation: Notation, step: Step) -> str:
    weight = notation.name(step.result)
    value = step.writes[0][1]
    told = (
        f"How fast the loss changes when {weight} changes: "
        "δ where it ends times the value it carries."
    )
    if value == 0:
        return f"{told} Here that is 0: changing {weight} a little changes nothing."
    return f"{told} {_direction(weight, value)}"


def _direction(parameter: str, slope: float) -> str:
    way = "raises" if slope > 0 else "lowers"
    return f"Raising {parameter} {way} the loss."


def _bias_gradient(trace: Trace, _: Notation, step: Step) -> str:
    told = "A bias is a weight whose input is always 1, so its gradient is δ itself."
    if not trace.problem.layers[step.layer - 1].train_biases:
        told += " This bias is frozen: the update will leave it as it is."
    return told


def _batch_gradient(trace: Trace, *_: object) -> str:
    samples = len(trace.problem.inputs)
    way = "Average" if trace.problem.reduction == "mean" else "Add up"
    return f"{way} the gradients of the {samples} samples: the gradient of the whole batch."


def _update(trace: Trace, notation: Notation, step: Step) -> str:
    words = words_of_network(trace.problem.optimizer, step.result.quantity)
    return words.sentence.format(parameter=notation.name(step.result))


_SENTENCES: dict[str, Callable[[Trace, Notation, Step], str]] = {
    "net": _net,
    "output": _output,
    "loss_term": _loss_term,
    "loss": _loss,
    "error": _error,
    "slope": _slope,
    "delta": _delta,
    "weight_gradient": _weight_gradient,
    "bias_gradient": _bias_gradient,
    "batch_gradient": _batch_gradient,
    "optimizer": _update,
    "update": _update,
}
