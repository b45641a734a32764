"""The ranges of cells with what is given, by the names under which they are read again."""

from collections.abc import Iterator

from .layout import Layout, Place


def given_ranges(layout: Layout) -> Iterator[tuple[str, Place, Place]]:
    """Each name with the first and the last cell: weights_1, biases_1, input_1, target_1, …"""
    at, sizes = layout.place, layout.problem.sizes
    depth = len(sizes) - 1
    for layer in range(1, depth + 1):
        n_out, n_in = sizes[layer], sizes[layer - 1]
        yield f"weights_{layer}", at("weight", layer), at("weight", layer, n_out - 1, n_in - 1)
        if layout.has("bias", layer):
            yield f"biases_{layer}", at("bias", layer), at("bias", layer, n_out - 1)
    for n in range(layout.samples):
        first, last = (layout.arriving(1, i, n) for i in (0, sizes[0] - 1))
        yield f"input_{n + 1}", first, last
        first, last = (at("target", depth, k, sample=n) for k in (0, sizes[-1] - 1))
        yield f"target_{n + 1}", first, last
