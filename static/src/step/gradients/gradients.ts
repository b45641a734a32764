/** How large the gradients are, layer by layer: vanishing and exploding as a picture. */

import type { State } from "../../trace/state.ts";
import { latest } from "../../trace/state.ts";
import type { Run } from "../../trace/run.ts";

export interface LayerGradients {
  /** The letter of its weights, as W or U, and that of its units. */
  weights: string;
  units: string;
  /** What is known by now; how many there will be. */
  gradients: number[];
  deltas: number[];
  edges: number;
  size: number;
}

/** Of more numbers than these a share is shown. */
const MOST_DOTS = 120;

/** The gradients and the δ that are known in this state, from the first layer of weights on. */
export function gradientsOf({ problem, notation }: Run, state: State): LayerGradients[] {
  return problem.network.layers.map(({ weights }, at) => {
    const layer = at + 1;
    const edges = weights.flatMap((row, unit) => row.map((_, from) => `${layer}.${unit}.${from}`));
    const { base, sup } = notation.weights[at];
    return {
      weights: `${base.toUpperCase()}${sup}`,
      units: notation.units[layer].base + notation.units[layer].sup,
      gradients: known(
        thinned(edges).map((edge) =>
          state.value(latest(state, [`batch_weight_gradient.${edge}`, `weight_gradient.${edge}`]))
        ),
      ),
      deltas: known(
        thinned(weights.map((_, unit) => unit)).map((unit) =>
          state.value(`delta.${layer}.${unit}`)
        ),
      ),
      edges: edges.length,
      size: weights.length,
    };
  });
}

function known(values: (number | null)[]): number[] {
  return values.filter((value) => value !== null);
}

/** Evenly chosen among many. */
function thinned<Item>(items: Item[]): Item[] {
  const step = Math.ceil(items.length / MOST_DOTS);
  return items.filter((_, at) => at % step === 0);
}

/** The middle one by size; null of none. */
export function medianSize(values: number[]): number | null {
  if (values.length === 0) return null;
  const sizes = values.map(Math.abs).sort((a, b) => a - b);
  const half = sizes.length >> 1;
  return sizes.length % 2 === 1 ? sizes[half] : (sizes[half - 1] + sizes[half]) / 2;
}
