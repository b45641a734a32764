/** The layout for a room: type that is larger than at a desk with the same screen. */

import { focusStyle, LABEL_STYLES } from "./edge_labels.ts";
import { type Layout, layOut, type Shape, type Size } from "./layout.ts";

/** How much larger the labels are than in the normal view. */
const LARGER = 1.22;
/** The labels may be larger beside the units, and the picture laid out smaller than its window. */
const TYPES = [1, 1.15, 1.3];
const SCALES = [1, 1.2, 1.4, 1.65, 2];

/** The first layout whose labels are so much larger; where there is no room for that, the largest. */
export function forStage(shape: Shape, window: Size, digit: number): Layout {
  const desk = deskOf(globalThis.innerWidth ?? 1280, globalThis.innerHeight ?? 800);
  const wanted = LARGER * typeOf(layOut(shape, desk, digit), desk);
  let best = layOut(shape, window, digit);
  for (const larger of TYPES) {
    const styles = LABEL_STYLES.map((style) => ({
      ...style,
      fontSize: larger * style.fontSize,
      width: larger * style.width,
      height: larger * style.height,
    }));
    for (const scale of SCALES) {
      const size = { width: window.width / scale, height: window.height / scale };
      const layout = layOut(shape, size, digit, styles);
      if (typeOf(layout, window) > typeOf(best, window)) best = layout;
      if (typeOf(best, window) >= wanted) return best;
    }
  }
  return best;
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
