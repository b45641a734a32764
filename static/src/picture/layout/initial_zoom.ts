/** How large the picture is shown at first, so that its smallest type can be read. */

import { focusStyle } from "./edge_labels.ts";
import { isNarrow, type Layout, type Size } from "./layout.ts";

/** The least type to be read with ease, in px of the screen; a phone is held closer. */
const LEGIBLE = { narrow: 9, wide: 10 };
/** Type this much smaller is borne for seeing the whole network at once. */
const BORNE = 0.86;

/**
 * How many times larger than whole the layout is shown at first in a window of this size: 1 where
 * its smallest type is legible, or nearly so, and as much as makes it legible where it is not.
 */
export function initialZoom(layout: Layout, window: Size): number {
  const { fontSize } = layout.label ?? focusStyle(layout);
  // Wide type is as legible in a smaller size.
  const type = layout.breadth * fontSize * window.width / layout.width;
  const least = isNarrow(window) ? LEGIBLE.narrow : LEGIBLE.wide;
  // In tenths: a window that changes a little, as a phone's does, leaves the reader's zoom alone.
  return type >= BORNE * least ? 1 : Math.ceil(10 * least / type) / 10;
}

/** The transform that shows the layout so much larger, from its first column, at half its height. */
export function startAt(scale: number, { height }: Size) {
  const y = (1 - scale) * height / 2;
  return { k: scale, x: 0, toString: () => `translate(0,${y}) scale(${scale})` };
}
