"""Functions that a program needs where an op is more than a line of NumPy.

All that runs forward is written so that autograd can differentiate it.
"""

from typing import Final

HELPERS: Final[dict[str, str]] = {
    "spread": '''
def spread(g, x, axis, keepdims):
    """g, one number for all along the axis, in the shape of x."""
    if axis is not None and not keepdims:
        g = np.expand_dims(g, axis)
    return g * np.ones_like(x)
''',
    "to_the_largest": '''
def to_the_largest(g, x, axis, keepdims):
    """All of g to the first of the largest numbers of x along the axis."""
    given = np.zeros_like(x)
    if axis is None:
        given.reshape(-1)[np.argmax(x)] = np.sum(g)
    else:
        at = np.expand_dims(np.argmax(x, axis=axis), axis)
        np.put_along_axis(given, at, g if keepdims else np.expand_dims(g, axis), axis)
    return given
''',
    "put_back": '''
def put_back(g, x, key):
    """g where it was picked from x, 0 elsewhere."""
    given = np.zeros_like(x)
    given[key] = g
    return given
''',
    "part": '''
def part(g, arrays, k, axis):
    """The part of g that stands where array k does."""
    ends = np.cumsum([np.shape(a)[axis] for a in arrays])
    return np.split(g, ends[:-1], axis=axis)[k]
''',
    "add_rows": '''
def add_rows(g, table, rows):
    """Each row of g added to the row of the table that was looked up."""
    given = np.zeros_like(table)
    np.add.at(given, rows, g)
    return given
''',
    "convolve": '''
def convolve(x, w, b, stride, padding):
    """Σ_c Σ_u x[n, c, p·stride + u − padding] · w[o, c, u] + b[o], over any number of axes."""
    axes = len(np.shape(x)) - 2
    x = np.pad(x, [(0, 0), (0, 0)] + [(padding, padding)] * axes, mode="constant")
    sizes, window = np.shape(x)[2:], np.shape(w)[2:]
    counts = [(n - k) // stride + 1 for n, k in zip(sizes, window)]
    out = 0
    for u in np.ndindex(*window):
        part = x[(slice(None), slice(None))
                 + tuple(slice(k, k + stride * (n - 1) + 1, stride) for k, n in zip(u, counts))]
        of_u = w[(slice(None), slice(None)) + u]
        out = out + np.moveaxis(np.tensordot(of_u, part, axes=([1], [1])), 0, 1)
    return out + np.reshape(b * np.ones(len(w)), (-1,) + (1,) * axes)
''',
    "convolve_backward": '''
def convolve_backward(g, x, w, stride, padding):
    """The gradients of x and of w: at every place of the window, g times what it met."""
    axes = x.ndim - 2
    wide = np.pad(x, [(0, 0), (0, 0)] + [(padding, padding)] * axes)
    d_wide, d_w = np.zeros_like(wide), np.zeros_like(w)
    for u in np.ndindex(*w.shape[2:]):
        at = (slice(None), slice(None)) + tuple(
            slice(k, k + stride * (n - 1) + 1, stride) for k, n in zip(u, g.shape[2:])
        )
        of_u = w[(slice(None), slice(None)) + u]
        d_wide[at] += np.moveaxis(np.tensordot(of_u, g, axes=([0], [1])), 0, 1)
        others = [0, *range(2, x.ndim)]
        d_w[(slice(None), slice(None)) + u] = np.tensordot(g, wide[at], axes=(others, others))
    inside = (slice(None), slice(None)) + tuple(slice(padding, padding + n) for n in x.shape[2:])
    return d_wide[inside], d_w
''',
    "spread_bias": '''
def spread_bias(g, b):
    """The sum of g over all that one bias was added to."""
    of_each = g.sum(axis=(0, *range(2, g.ndim)))
    return of_each if np.size(b) > 1 else of_each.sum().reshape(np.shape(b))
''',
    "pools": '''
def pools(x, size):
    """The windows of x side by side, the numbers of each on the last axis."""
    rank = len(np.shape(x))
    axes = 1 if rank in (1, 3) else 2
    lead, sizes = np.shape(x)[:rank - axes], [n // size for n in np.shape(x)[rank - axes:]]
    x = x[(Ellipsis,) + tuple(slice(0, n * size) for n in sizes)]
    x = np.reshape(x, lead + tuple(part for n in sizes for part in (n, size)))
    if axes == 2:
        x = np.swapaxes(x, -3, -2)
    return np.reshape(x, lead + tuple(sizes) + (size**axes,))
''',
    "unpool": '''
def unpool(windows, x, size):
    """The numbers of the windows where they stand in x, 0 where no window does."""
    axes = 1 if x.ndim in (1, 3) else 2
    given = np.zeros_like(x)
    sizes = [n // size for n in x.shape[x.ndim - axes:]]
    each = windows.reshape(*windows.shape[:-1], *(size,) * axes)
    if axes == 2:
        each = each.swapaxes(-3, -2)
    each = each.reshape(*x.shape[:x.ndim - axes], *(n * size for n in sizes))
    given[(Ellipsis, *(slice(0, n * size) for n in sizes))] = each
    return given
''',
    "max_pool_backward": '''
def max_pool_backward(g, x, size):
    """All of g to the first of the largest numbers of each window."""
    windows = pools(x, size)
    won = np.zeros_like(windows)
    np.put_along_axis(won, windows.argmax(axis=-1)[..., np.newaxis], 1.0, axis=-1)
    return unpool(won * g[..., np.newaxis], x, size)
''',
    "avg_pool_backward": '''
def avg_pool_backward(g, x, size):
    """An equal share of g to each number of a window."""
    windows = np.ones_like(pools(x, size))
    return unpool(windows * g[..., np.newaxis] / windows.shape[-1], x, size)
''',
    "softmax": '''
def softmax(x, axis):
    """Shares of 1 along the axis."""
    powers = np.exp(x - np.max(x, axis=axis, keepdims=True))
    return powers / np.sum(powers, axis=axis, keepdims=True)
''',
    "log_softmax": '''
def log_softmax(x, axis):
    """The logarithms of shares of 1 along the axis."""
    shifted = x - np.max(x, axis=axis, keepdims=True)
    return shifted - np.log(np.sum(np.exp(shifted), axis=axis, keepdims=True))
''',
    "normalise": '''
def normalise(x, gamma, beta, axis):
    """Mean 0 and variance 1 along the axis, then gamma and beta."""
    rest = x - np.mean(x, axis=axis, keepdims=True)
    return gamma * rest / np.sqrt(np.mean(rest**2, axis=axis, keepdims=True) + 1e-5) + beta
''',
    "normalise_backward": '''
def normalise_backward(g, x, axis):
    """What goes through the mean and the variance is taken away again."""
    rest = x - x.mean(axis=axis, keepdims=True)
    deviation = np.sqrt((rest**2).mean(axis=axis, keepdims=True) + 1e-5)
    hat = rest / deviation
    through = g.mean(axis=axis, keepdims=True) + hat * (g * hat).mean(axis=axis, keepdims=True)
    return (g - through) / deviation
''',
    "spread_rows": '''
def spread_rows(g, parameter):
    """The sum of g over all that one number of the parameter was used for."""
    return g.reshape(-1, *np.shape(parameter)).sum(axis=0)
''',
}

TORCH_HELPERS: Final[dict[str, str]] = {
    "largest": '''
def largest(x, axis, keepdims):
    """The largest number along the axis, the first where several are."""
    if axis is None:
        found = x.reshape(-1).max(dim=0).values
        return found.reshape((1,) * x.ndim) if keepdims else found
    return x.max(dim=axis, keepdim=keepdims).values
''',
    "dot": '''
def dot(a, b):
    """As NumPy has it: over the last axis of a and the last but one of b."""
    a, b = torch.as_tensor(a), torch.as_tensor(b)
    if a.ndim == 0 or b.ndim == 0:
        return a * b
    return torch.tensordot(a, b, dims=([-1], [b.ndim - 2 if b.ndim > 1 else 0]))
''',
    "pool": '''
def pool(x, size, kind):
    """Over the last axis of N×C×L, the last two of N×C×H×W."""
    axes = 1 if x.ndim in (1, 3) else 2
    wide = x.reshape(-1, 1, *x.shape[x.ndim - axes:])
    found = getattr(torch.nn.functional, f"{kind}_pool{axes}d")(wide, size)
    return found.reshape(*x.shape[:x.ndim - axes], *found.shape[2:])
''',
    "batch_norm": '''
def batch_norm(x, gamma, beta):
    """As while training, over the first axis alone."""
    variance, mean = torch.var_mean(x, dim=0, correction=0)
    return gamma * (x - mean) / torch.sqrt(variance + 1e-5) + beta
''',
    "pick": '''
def pick(x, key):
    """What NumPy picks; PyTorch knows no backward slices."""
    places = torch.arange(x.numel()).reshape(x.shape).numpy()[key]
    return x.reshape(-1)[torch.as_tensor(places.copy())]
''',
}


def used(names: list[str], known: dict[str, str]) -> list[str]:
    """The sources of the helpers, each once; what is no name is a helper's source itself."""
    return [known.get(name, name).strip("\n") for name in dict.fromkeys(names)]
