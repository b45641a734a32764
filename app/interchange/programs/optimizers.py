"""An optimizer in the words of torch.optim, and as lines of a program."""

from ...engine.optimizers import SGD


def torch_optimizer(optimizer: SGD) -> str:
    """The call that makes it, for the parameters in ``trained``."""
    return f"torch.optim.SGD(trained, lr={optimizer.learning_rate!r})"


def update_of(optimizer: SGD, parameter: str, gradient: str) -> str:
    """The parameter after a step, as an expression."""
    return f"{parameter} - {optimizer.learning_rate!r} * {gradient}"
