"""JAX: the network as a function of its parameters, its gradients from jax.value_and_grad.

What is printed has the names of the NumPy program, and its numbers, to the rounding of float64.
"""

from collections.abc import Iterator

from ...engine.activations import LEAKY_SLOPE, TANH_HEIGHT
from ...engine.problem import Problem
from .optimizers import given, steps
from .parts import Parts

#: g of ``net`` (N, n). At a kink JAX takes other slopes than PyTorch, so those are written out.
FUNCTIONS = {
    "identity": "net",
    "sigmoid": "jax.nn.sigmoid(net)",
    "tanh": "jnp.tanh(net)",
    "bipolar_sigmoid": "jnp.tanh(net / 2)",
    "scaled_tanh": f"{TANH_HEIGHT} * jnp.tanh(2 / 3 * net)",
    "relu": "jnp.where(net > 0, net, 0.0)",
    "leaky_relu": f"jnp.where(net > 0, net, {LEAKY_SLOPE} * net)",
    "elu": "jax.nn.elu(net)",
    "softplus": "jax.nn.softplus(net)",
    "silu": "jax.nn.silu(net)",
    "gelu": "jax.nn.gelu(net, approximate=False)",
    "softmax": "jax.nn.softmax(net)",
}
#: The losses of the samples, (N,), from the outputs.
LOSSES = {
    "half_squared_error": "(0.5 * (Y - output) ** 2).sum(axis=1)",
    "mean_squared_error": "((Y - output) ** 2).mean(axis=1)",
    "absolute_error": "jnp.abs(Y - output).sum(axis=1)",
    "binary_cross_entropy": (
        "-(weighted_log(Y, output) + weighted_log(1 - Y, 1 - output)).sum(axis=1)"
    ),
    "categorical_cross_entropy": "-weighted_log(Y, output).sum(axis=1)",
}
#: Likewise, from the nets of the output layer, where loss and activation are a pair.
LOSSES_FROM_NET = {
    "binary_cross_entropy": (
        "(Y * jax.nn.softplus(-output) + (1 - Y) * jax.nn.softplus(output)).sum(axis=1)"
    ),
    "categorical_cross_entropy": "-(Y * jax.nn.log_softmax(output)).sum(axis=1)",
}
_WEIGHTED_LOG = (
    "",
    "",
    "def weighted_log(weight, value):",
    '    """weight · ln value; where the weight is 0 there is no such term."""',
    "    there = weight > 0",
    "    return jnp.where(there, weight * jnp.log(jnp.where(there, value, 1.0)), 0.0)",
)


def write(problem: Problem) -> bytes:
    """The program: it runs as it stands and prints the loss, the gradients and the update."""
    return ("\n".join(_lines(Parts(problem, "jnp.array"))) + "\n").encode()


def _lines(parts: Parts) -> Iterator[str]:
    problem = parts.problem
    from_net = problem.loss.fused_with == problem.layers[-1].activation.name
    losses = (LOSSES_FROM_NET if from_net else LOSSES)[problem.loss.name]
    names = list(parts.parameters())
    yield "# One iteration: forward pass, loss, backward pass, update."
    yield from ("import jax", "import jax.numpy as jnp", "")
    yield from ('jax.config.update("jax_enable_x64", True)', "")
    yield f"# {parts.names.legend()}"
    yield from parts.given()
    yield from given(parts, "jnp")
    listed = [f'    "{name}": {name},' for _, _, name, _, _ in names]
    yield from ("parameters = {", *listed, "}")
    if "weighted_log" in losses:
        yield from _WEIGHTED_LOG
    yield from ("", "", "def loss_of(parameters):", '    """The loss of the batch."""')
    below = "X"
    for at, layer in enumerate(problem.layers, start=1):
        bias = "" if layer.biases is None else f' + parameters["{parts.names.bias(at)}"]'
        yield f'    net = {below} @ parameters["{parts.names.weight(at)}"].T{bias}'
        below = parts.names.output(at) if at < len(problem.layers) else "output"
        is_net = from_net and at == len(problem.layers)
        yield f"    {below} = {'net' if is_net else FUNCTIONS[layer.activation.name]}"
    yield f"    losses = {losses}"
    yield f"    return losses.{parts.join}()"
    yield from ("", "", "# Forward and backward pass")
    yield "loss, gradients = jax.value_and_grad(loss_of)(parameters)"
    yield from ("", f'print("{parts.prefix}loss =", loss.item())')
    for _, _, name, gradient, _ in names:
        yield f'{parts.prefix}{gradient} = gradients["{name}"]'
        yield f'print("{parts.prefix}{gradient} =", {parts.prefix}{gradient}.tolist())'
    yield from ("", "# Update")
    yield from steps(parts, "jnp")
    for _, _, name, _, is_trained in names:
        if is_trained:
            yield f'print("{name}_new =", {name}_new.tolist())'
