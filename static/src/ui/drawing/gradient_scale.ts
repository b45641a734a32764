/** What edges can show, and the one logarithmic scale on which gradients are seen. */

import type { State } from "../../trace/state.ts";
import { latest } from "../../trace/state.ts";

/** What the width and colour of an edge stand for. */
export const EDGES_SHOW = ["weight", "gradient", "change"] as const;
export type EdgesShow = typeof EDGES_SHOW[number];

/** The decades that the scale is told by; what lies beyond is drawn at its ends. */
export const DECADES = [1e-4, 1e-3, 1e-2, 1e-1, 1];

const AT_A_TENTH = 7.5;
const PER_DECADE = 3;
const NARROWEST = 0.8;
const WIDEST = 13;

/** How wide an edge of that gradient or change is: as much more with each power of ten. */
export function widthOf(size: number): number {
  if (size === 0) return NARROWEST;
  const width = AT_A_TENTH + PER_DECADE * Math.log10(Math.abs(size) / 0.1);
  return Math.max(NARROWEST, Math.min(WIDEST, width));
}

/** Where a size stands on the scale, from 0 to 1. */
export function placeOnScale(size: number): number {
  const [first, last] = [DECADES[0], DECADES[DECADES.length - 1]].map(Math.log10);
  if (size === 0) return 0;
  return Math.max(0, Math.min(1, (Math.log10(Math.abs(size)) - first) / (last - first)));
}

/** A weight's gradient, of the batch once there is that, or how much its update changes it. */
export function shownOfEdge(state: State, show: EdgesShow, edge: string): number | null {
  if (show === "gradient") {
    return state.value(latest(state, [`batch_weight_gradient.${edge}`, `weight_gradient.${edge}`]));
  }
  const [before, after] = [state.value(`weight.${edge}`), state.value(`updated_weight.${edge}`)];
  return before === null || after === null ? null : after - before;
}
