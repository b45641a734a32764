/** Which units and edges a step is about. */

import type { Step } from "../../wire/types.ts";
import { parseRef } from "../../trace/refs.ts";

/** The unit per layer that the step is about, null where it is about none or all. */
export function unitsInFocus(step: Step | null, sizes: number[]): (number | null)[] {
  const focus: (number | null)[] = sizes.map(() => null);
  if (!step || step.unit === null) return focus;
  focus[step.layer] = step.unit;
  if (step.source !== null) focus[step.layer - 1] = step.source;
  return focus;
}

/** The edges at work in a step, as `layer.unit.source`: those whose weight or gradient it uses. */
export function edgesAtWork(step: Step | null, depth: number): Set<string> {
  const edges = new Set<string>();
  if (!step) return edges;
  for (const ref of [step.result, ...(step.growing ?? step).reads]) {
    const { layer, unit, source } = parseRef(ref, depth);
    if (source !== null) edges.add(`${layer}.${unit}.${source}`);
  }
  return edges;
}
