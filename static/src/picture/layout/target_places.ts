/** Where the targets stand, and the loss. */

import { SIDE } from "./column_positions.ts";
import type { UnitPlace } from "./layout.ts";

/** From the middle of an output to that of its target beside it. */
const BESIDE = SIDE + 44;
/** From the lowest target down to the loss; beside the outputs an old share has room between them. */
const LOSS_DOWN = { below: 52, beside: 57 };

/** Beside the outputs, or where the window is narrow so far below each. */
export function targetPlaces(outputs: UnitPlace[], narrow: boolean, below: number) {
  const targets = outputs.map(({ unit, x, y }) => ({
    unit,
    x: narrow ? x : x + BESIDE,
    y: narrow ? y + below : y,
  }));
  const { x, y } = targets[targets.length - 1];
  return { targets, loss: { x, y: y + (narrow ? LOSS_DOWN.below : LOSS_DOWN.beside) } };
}
