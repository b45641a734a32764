"""PyTorch: the network as torch.nn.Sequential, its gradients from autograd.

What is printed has the names of the NumPy program, and its numbers, to the rounding of float64.
"""

from collections.abc import Iterator

from ...engine.activations import ELU_ALPHA, LEAKY_SLOPE, TANH_HEIGHT
from ...engine.problem import Problem
from .optimizers import given, steps, torch_optimizer
from .parts import Parts

#: The module of each activation; None is no module. Softplus is linear beyond a threshold, and
#: only from 40 on is that all of float64.
MODULES: dict[str, str | None] = {
    "identity": None,
    "sigmoid": "nn.Sigmoid()",
    "tanh": "nn.Tanh()",
    "bipolar_sigmoid": "BipolarSigmoid()",
    "scaled_tanh": "ScaledTanh()",
    "relu": "nn.ReLU()",
    "leaky_relu": f"nn.LeakyReLU({LEAKY_SLOPE})",
    "elu": f"nn.ELU({ELU_ALPHA})",
    "softplus": "nn.Softplus(threshold=40)",
    "silu": "nn.SiLU()",
    "gelu": "nn.GELU()",
    "softmax": "nn.Softmax(dim=1)",
}
#: The modules that PyTorch has not, by their names here.
CLASSES = {
    "bipolar_sigmoid": ("BipolarSigmoid", "torch.tanh(net / 2)"),
    "scaled_tanh": ("ScaledTanh", f"{TANH_HEIGHT} * torch.tanh(2 / 3 * net)"),
}
#: The losses of the samples, (N,), from the outputs ``output`` (N, C).
LOSSES = {
    "half_squared_error": "(0.5 * (Y - output) ** 2).sum(dim=1)",
    "mean_squared_error": "((Y - output) ** 2).mean(dim=1)",
    "absolute_error": "(Y - output).abs().sum(dim=1)",
    "binary_cross_entropy": "-(torch.xlogy(Y, output) + torch.xlogy(1 - Y, 1 - output)).sum(dim=1)",
    "categorical_cross_entropy": "-torch.xlogy(Y, output).sum(dim=1)",
}
#: Likewise, from the nets of the output layer, where loss and activation are a pair.
LOSSES_FROM_NET = {
    "binary_cross_entropy": "nn.functional.binary_cross_entropy_with_logits(\n"
    '    output, Y, reduction="none"\n).sum(dim=1)',
    "categorical_cross_entropy": "-(Y * torch.log_softmax(output, dim=1)).sum(dim=1)",
}


def write(problem: Problem) -> bytes:
    """The program: it runs as it stands and prints the loss, the gradients and the update."""
    return ("\n".join(_lines(Parts(problem, "torch.tensor"))) + "\n").encode()


def _lines(parts: Parts) -> Iterator[str]:
    problem = parts.problem
    last = problem.layers[-1].activation.name
    from_net = problem.loss.fused_with == last
    yield "# One iteration: forward pass, loss, backward pass, update."
    yield from ("import torch", "from torch import nn", "")
    yield from ("torch.set_default_dtype(torch.float64)", "")
    yield f"# {parts.names.legend()}"
    yield from parts.given()
    for name in dict.fromkeys(layer.activation.name for layer in problem.layers):
        if name in CLASSES:
            class_name, g = CLASSES[name]
            yield from ("", "", f"class {class_name}(nn.Module):", "    def forward(self, net):")
            yield from (f"        return {g}", "")
    yield from ("", "model = nn.Sequential(")
    linear: dict[int, int] = {}
    place = 0
    for at, layer in enumerate(problem.layers, start=1):
        n_out, n_in = layer.weights.shape
        without = "" if layer.biases is not None else ", bias=False"
        yield f"    nn.Linear({n_in}, {n_out}{without}),"
        linear[at], place = place, place + 1
        module = MODULES[layer.activation.name]
        if module is not None and not (from_net and at == len(problem.layers)):
            yield f"    {module},"
            place += 1
    yield from (")", "with torch.no_grad():")
    model = {}
    for at, kind, name, _, _ in parts.parameters():
        model[name] = f"model[{linear[at]}].{kind}"
        yield f"    {model[name]}.copy_({name})"
    if from_net:
        yield from ("", f"# The loss takes the nets, so there is no {last} in the model.")
    yield from ("", "# Forward pass", "output = model(X)")
    losses = (LOSSES_FROM_NET if from_net else LOSSES)[problem.loss.name]
    yield f"losses = {losses}"
    yield f"loss = losses.{parts.join}()"
    yield from ("", "# Backward pass", "loss.backward()")
    yield f'print("{parts.prefix}loss =", loss.item())'
    for _, _, name, gradient, _ in parts.parameters():
        yield f'print("{parts.prefix}{gradient} =", {model[name]}.grad.tolist())'
    yield from ("", "# Update")
    call = torch_optimizer(parts)
    yield from _by_hand(parts, model) if call is None else _by_optimizer(parts, model, call)


def _by_optimizer(parts: Parts, model: dict[str, str], call: str) -> Iterator[str]:
    trained = [name for _, _, name, _, is_trained in parts.parameters() if is_trained]
    yield from ("trained = [", *(f"    {model[name]}," for name in trained), "]")
    most = parts.problem.optimizer.options["clip_norm"]
    if most is not None:
        yield f"nn.utils.clip_grad_norm_(trained, {most!r})"
    yield from (f"optimizer = {call}", "optimizer.step()", "")
    yield from (f'print("{name}_new =", {model[name]}.tolist())' for name in trained)


def _by_hand(parts: Parts, model: dict[str, str]) -> Iterator[str]:
    """Where torch.optim has no such rule, or would not go on from an earlier iteration."""
    yield from given(parts, "torch")
    for _, _, name, gradient, _ in parts.parameters():
        yield f"{parts.prefix}{gradient} = {model[name]}.grad"
    yield from steps(parts, "torch")
    for _, _, name, _, is_trained in parts.parameters():
        if is_trained:
            yield f'print("{name}_new =", {name}_new.tolist())'
