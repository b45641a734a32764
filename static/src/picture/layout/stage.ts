/** The layout for a room: type that is larger than at a desk with the same screen. */

import { focusStyle } from "./edge_labels.ts";
import { type Layout, layOut, type Shape, type Size } from "./layout.ts";

/** How much larger the labels are than in the normal view. */
const LARGER = 1.22;
/** So much smaller than its window the picture may be laid out, to be drawn as much larger. */
const SCALES = [1, 1.1, 1.2, 1.3, 1.4, 1.5, 1.65, 1.8, 2, 2.2];

/** The first layout whose labels are so much larger; where there is no room for that, the last. */
export function forStage(shape: Shape, window: Size, digit: number): Layout {
  const desk = deskOf(globalThis.innerWidth ?? 1280, globalThis.innerHeight ?? 800);
  const wanted = LARGER * typeOf(layOut(shape, desk, digit), desk);
  let layout = layOut(shape, window, digit);
  for (const scale of SCALES) {
    if (typeOf(layout, window) >= wanted) break;
    layout = layOut(shape, { width: window.width / scale, height: window.height / scale }, digit);
  }
  return layout;
}

/** The labels' type in px of the screen. */
export function typeOf(layout: Layout, window: Size): number {
  return (layout.label ?? focusStyle(layout)).fontSize * window.width / layout.width;
}

/** What the header, the side and the timeline leave for the picture in the normal view. */
export function deskOf(width: number, height: number): Size {
  const side = Math.min(580, Math.max(388, 0.32 * width));
  return { width: width - side, height: height - 160 };
}
