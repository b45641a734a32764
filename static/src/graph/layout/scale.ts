/** How large the picture is shown at first, so that its type can be read. */

import type { Size } from "../../ui/drawing/size.ts";

/** The type of cells, and the least that is read with ease, in px. */
const TYPE = 11.5;
const LEGIBLE = 9.5;

/** How many times larger than whole the layout is shown at first. */
export function initialScale(layout: Size, window: Size): number {
  const whole = Math.min(1, window.width / layout.width, window.height / layout.height);
  const type = TYPE * whole;
  // In tenths: a window that changes a little leaves the reader's zoom alone.
  return type >= LEGIBLE * 0.86 ? 1 : Math.ceil((10 * LEGIBLE) / type) / 10;
}
