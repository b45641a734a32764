"""A graph's text run as the Python that it is a subset of, on tensors of MyGrad.

MyGrad knows nothing of our ops: the few that it lacks are put together from its own here.
"""

from typing import Any

import mygrad as mg
import mygrad.nnet as nnet
import numpy as np

from app.engine.arrays import Array
from app.engine.graph.graph import Graph

_EPSILON = 1e-5
#: Of Gauss and Legendre, on 0 … 1: so many that erf is exact to a float's last digits.
_NODES, _WEIGHTS = (each / 2 for each in np.polynomial.legendre.leggauss(80))


def _gelu(x: Any) -> Any:
    """x Φ(x), with erf(z) = 2z/√π ∫₀¹ exp(−z²t²) dt."""
    z = x / np.sqrt(2)
    squares = mg.reshape(z, (*z.shape, 1)) ** 2 * (0.5 + _NODES) ** 2
    erf = 2 / np.sqrt(np.pi) * z * mg.sum(mg.exp(-squares) * _WEIGHTS, axis=-1)
    return x * (1 + erf) / 2


def _dot(a: Any, b: Any) -> Any:
    if not a.ndim or not b.ndim:
        return a * b
    return mg.einsum("xi,yij->xyj", a, b) if b.ndim == 3 else mg.matmul(a, b)


def _normalised(x: Any, gamma: Any, beta: Any, axis: int) -> Any:
    middle = x - mg.mean(x, axis=axis, keepdims=True)
    variance = mg.mean(middle**2, axis=axis, keepdims=True)
    return gamma * middle / mg.sqrt(variance + _EPSILON) + beta


def _convolution(x: Any, w: Any, b: Any, stride: int = 1, padding: int = 0) -> Any:
    bias = b if not b.ndim else mg.reshape(b, (-1, *[1] * (x.ndim - 2)))
    # MyGrad takes strides that meet the end of the array exactly: what is left over is cut off.
    padded = nnet.conv_nd(x, w, stride=1, padding=padding)
    return padded[(..., *[slice(None, None, stride)] * (x.ndim - 2))] + bias


def _windows(x: Any, size: int) -> Any:
    """The windows of the last two axes, or of the last one, each as two axes of its own."""
    axes = min(2, x.ndim) if x.ndim != 3 else 1
    kept = [length // size for length in x.shape[-axes:]]
    cut = x[(..., *[slice(0, n * size) for n in kept])]
    return mg.reshape(cut, (*x.shape[:-axes], *(k for n in kept for k in (n, size)))), axes


def _pooled(pool: Any) -> Any:
    def pooled(x: Any, size: int) -> Any:
        windows, axes = _windows(x, size)
        return pool(windows, axis=tuple(range(-2 * axes + 1, 0, 2)))

    return pooled


def _cross_entropy(z: Any, y: Any) -> Any:
    return -mg.sum(y * _log_softmax(z))


def _softmax(x: Any, axis: int = -1) -> Any:
    return nnet.softmax(x, axis=axis)


def _log_softmax(x: Any, axis: int = -1) -> Any:
    return nnet.logsoftmax(x, axis=axis)


_NAMES: dict[str, Any] = {
    **{name: getattr(mg, name) for name in ("exp", "log", "sqrt", "cos", "abs", "tanh", "sum")},
    **{name: getattr(mg, name) for name in ("mean", "max", "maximum", "minimum", "reshape")},
    **{name: getattr(mg, name) for name in ("concatenate", "stack")},
    "sigmoid": nnet.sigmoid,
    "relu": nnet.relu,
    "leaky_relu": lambda x: nnet.leaky_relu(x, 0.01),
    "elu": lambda x: nnet.elu(x, 1.0),
    "softplus": lambda x: mg.log(1 + mg.exp(x)),
    "silu": lambda x: x * nnet.sigmoid(x),
    "gelu": _gelu,
    "dot": _dot,
    "outer": lambda a, b: mg.reshape(a, (-1, 1)) * mg.reshape(b, (1, -1)),
    "softmax": _softmax,
    "log_softmax": _log_softmax,
    "layer_norm": lambda x, gamma, beta: _normalised(x, gamma, beta, -1),
    "batch_norm": lambda x, gamma, beta: _normalised(x, gamma, beta, 0),
    "conv1d": _convolution,
    "conv2d": _convolution,
    "max_pool": _pooled(mg.max),
    "avg_pool": _pooled(mg.mean),
    "embedding": lambda table, row: table[np.asarray(row).astype(int)],
    "dropout": lambda x, mask, p: x * mask / (1 - p),
    "half_squared_error": lambda o, y: mg.sum((y - o) ** 2) / 2,
    "mean_squared_error": lambda o, y: mg.mean((y - o) ** 2),
    "binary_cross_entropy": lambda o, y: -mg.sum(y * mg.log(o) + (1 - y) * mg.log(1 - o)),
    "cross_entropy": _cross_entropy,
    "range": range,
    "reversed": reversed,
}


def gradients_by_mygrad(graph: Graph) -> dict[str, Array]:
    """∂L/∂array for each array whose gradient is wanted."""
    tensors = {name: mg.tensor(graph.given[name]) for name in graph.with_respect_to}
    names = {"__builtins__": {}, **_NAMES, **graph.given, **tensors}
    exec(graph.text, names)
    names[graph.result.partition("@")[0]].sum().backward()
    return {
        name: np.zeros(tensor.shape) if tensor.grad is None else np.asarray(tensor.grad)
        for name, tensor in tensors.items()
    }
