"""The words for what optimizers do: a title and a sentence for each form."""

from dataclasses import dataclass

from ..engine.optimizers import Optimizer
from ..trace.refs import SINGLE


@dataclass(frozen=True, slots=True)
class OptimizerWords:
    """``title`` and ``sentence``, to be filled in with the name of the ``parameter``."""

    title: str
    sentence: str


_UPDATE = "New value of {parameter}"
_DONE = "Backpropagation is done. Now the optimizer uses its gradient: "
_START = " It starts at 0."

FORM_WORDS: dict[str, OptimizerWords] = {
    "clipped_gradient": OptimizerWords(
        "Clipped gradient of {parameter}",
        "Where all gradients together are longer than the norm allowed, they are all made shorter "
        "by one factor: their direction stays.",
    ),
    "decayed_gradient": OptimizerWords(
        "Gradient of {parameter} with its decay",
        "Weight decay adds λ times {parameter} to its gradient, as a term ½ λ times its square in "
        "the loss would: it pulls {parameter} towards 0.",
    ),
    "velocity": OptimizerWords(
        "Velocity of {parameter}",
        "The optimizer keeps a velocity for {parameter}: μ times what it was, plus the gradient. "
        "Gradients that agree add up; those that change sign cancel." + _START,
    ),
    "velocity_classical": OptimizerWords(
        "Velocity of {parameter}",
        "The optimizer keeps a velocity for {parameter}: μ times what it was, less η times the "
        "gradient, so that it points downhill." + _START,
    ),
    "velocity_averaged": OptimizerWords(
        "Velocity of {parameter}",
        "The optimizer keeps a running mean of the gradients of {parameter}: μ of what it was and "
        "1 − μ of the gradient." + _START,
    ),
    "plain": OptimizerWords(
        _UPDATE, _DONE + "it moves {parameter} against it, by the learning rate η times as much."
    ),
    "with_velocity": OptimizerWords(
        _UPDATE,
        "Momentum moves {parameter} against its velocity, not against the gradient of this "
        "iteration alone, by the learning rate η times as much.",
    ),
    "with_velocity_classical": OptimizerWords(
        _UPDATE,
        "Momentum moves {parameter} by its velocity, which has the learning rate in it already.",
    ),
    "nesterov": OptimizerWords(
        _UPDATE,
        "Nesterov’s step looks ahead: it goes by the gradient and once more by μ times the "
        "velocity that {parameter} has just been given.",
    ),
    "nesterov_classical": OptimizerWords(
        _UPDATE,
        "Nesterov’s step looks ahead: down the gradient, and on by μ times the velocity that "
        "{parameter} has just been given.",
    ),
    "nesterov_averaged": OptimizerWords(
        _UPDATE,
        "Nesterov’s step looks ahead: it takes the running mean as it would be if the same "
        "gradient of {parameter} came once more.",
    ),
    "squared_sum": OptimizerWords(
        "Sum of squared gradients of {parameter}",
        "Adagrad adds up the squares of all gradients that {parameter} has had: it only grows."
        + _START,
    ),
    "scaled_by_sum": OptimizerWords(
        _UPDATE,
        "Adagrad divides the gradient by the root of the sum of its squares so far: a weight with "
        "large gradients takes small steps, and every weight takes smaller ones as time goes on.",
    ),
    "squared_mean": OptimizerWords(
        "Mean of squared gradients of {parameter}",
        "RMSProp keeps a running mean of the squares of the gradients of {parameter}: α of what it "
        "was and 1 − α of the new square." + _START,
    ),
    "scaled_by_mean": OptimizerWords(
        _UPDATE,
        "RMSProp divides the gradient by its usual size, the root of that mean: a step has about "
        "the length η, however large the gradient is.",
    ),
    "velocity_scaled": OptimizerWords(
        "Velocity of {parameter}",
        "The velocity of {parameter} is μ times what it was, plus the gradient divided by its "
        "usual size." + _START,
    ),
    "first_moment": OptimizerWords(
        "First moment of {parameter}",
        "Adam keeps a running mean of the gradients of {parameter}: β₁ of what it was and 1 − β₁ "
        "of the new one." + _START,
    ),
    "second_moment": OptimizerWords(
        "Second moment of {parameter}",
        "Adam keeps a running mean of their squares too: β₂ of what it was and 1 − β₂ of the new "
        "square." + _START,
    ),
    "first_corrected": OptimizerWords(
        "Corrected first moment of {parameter}",
        "A mean that started at 0 is too small at first. After t iterations it holds 1 − β₁ᵗ of "
        "what it should: divide by that.",
    ),
    "second_corrected": OptimizerWords(
        "Corrected second moment of {parameter}",
        "The mean of the squares started at 0 too, and is corrected alike, with β₂.",
    ),
    "adam": OptimizerWords(
        _UPDATE,
        "Adam moves {parameter} by η times the mean gradient over its usual size. In the first "
        "iteration that is η itself, whatever the gradient.",
    ),
    "adamw": OptimizerWords(
        _UPDATE,
        "AdamW moves {parameter} as Adam does, and lets it decay beside that by η λ times itself: "
        "the decay is not divided by the size of the gradient.",
    ),
}

NORM_WORDS = OptimizerWords(
    "Norm of the gradient",
    "How long the gradient is: the root of the sum of the squares of all its numbers. Where it is "
    "longer than the norm allowed, all of them are made shorter by one factor.",
)


_RATE = "The schedule says how large η is in this iteration, the t-th: "
#: What each schedule does, in a sentence.
SCHEDULE_WORDS: dict[str, str] = {
    "step": _RATE + "every k iterations it is multiplied by γ, and in between it stays.",
    "exponential": _RATE + "after every iteration it is multiplied by γ.",
    "cosine": _RATE + "it falls along half a cosine, slowly at first and at the end, and is η_min "
    "after T iterations.",
    "warm_up": _RATE
    + "it starts at a share a of η and grows evenly to η over T iterations, so that "
    "the first steps, whose gradients tell least, are small.",
    "inverse_time": _RATE + "it falls as 1/t does: ever more slowly, so that all steps together "
    "still lead anywhere, and their noise dies out.",
}


def words_of(optimizer: Optimizer, quantity: str) -> OptimizerWords:
    """The words for a quantity of the optimizer: ``updated``, ``velocity``, ``learning_rate``, …"""
    if quantity == "gradient_norm":
        return NORM_WORDS
    if quantity == "learning_rate":
        assert optimizer.schedule is not None  # without one there is no such step
        return OptimizerWords(
            "Learning rate of this iteration", SCHEDULE_WORDS[optimizer.schedule.name]
        )
    return FORM_WORDS[optimizer.form(quantity).name]


def words_of_network(optimizer: Optimizer, quantity: str) -> OptimizerWords:
    """The same by the quantity of a network: ``updated_weight``, ``bias_velocity``, …"""
    if quantity in SINGLE:
        return words_of(optimizer, quantity)
    of_parameter = "updated" if quantity.startswith("updated") else quantity.partition("_")[2]
    return words_of(optimizer, of_parameter)
