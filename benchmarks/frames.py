"""The frames that a page draws: when each came, and how many did not."""

import numpy as np

#: The times of all frames within so many milliseconds.
FRAMES = """(ms) => new Promise((done) => {
    const ticks = [];
    const tick = (now) => {
        ticks.push(now);
        if (now - ticks[0] < ms) requestAnimationFrame(tick);
        else done(ticks);
    };
    requestAnimationFrame(tick);
})"""


def dropped(ticks: list[float]) -> tuple[int, int]:
    """How many frames were dropped, and how many there were to be."""
    apart = np.diff(ticks)
    frame = float(np.median(apart))
    late = np.round(apart[apart > 1.5 * frame] / frame) - 1
    return int(late.sum()), int(apart.size + late.sum())
