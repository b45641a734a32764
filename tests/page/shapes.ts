/** Networks to be laid out. */

import type { Shape } from "../../static/src/picture/layout/layout.ts";

/** Layers of so many units, with no step and nothing scrolled unless told. */
export function shape(sizes: number[], biases = true, more: Partial<Shape> = {}): Shape {
  return {
    sizes,
    hasBiases: sizes.slice(1).map(() => biases),
    inFocus: sizes.map(() => null),
    scroll: sizes.map(() => 0),
    ...more,
  };
}
