/** The full story of a unit or an edge: its numbers, and how it reaches the loss. */

import type { Place } from "../place.ts";
import type { Problem } from "../../wire/types.ts";
import { outputRef } from "../../trace/refs.ts";
import { depthOf, sizesOf } from "../../trace/run.ts";

export interface StoryLine {
  /** In what respect, as `net` or `δ`. */
  label: string;
  ref: string;
}

export interface Story {
  lines: StoryLine[];
  /** Each unit that the place feeds next: through which weight, and what comes back. */
  through: { unit: number; weight: string; delta: string }[];
  /** How many paths lead from the place to the loss. */
  paths: number;
}

/** At most so many ways on are listed one by one. */
export const MOST_LISTED = 6;

/** The story of a place; `net` and `loss` are what a unit's net and the sample's loss are called. */
export function storyOf(place: Place, problem: Problem, net: string, loss = "L"): Story {
  const sizes = sizesOf(problem);
  const depth = depthOf(problem);
  const after = sizes.slice(place.layer + 1);
  const next = place.layer < depth ? Array.from({ length: sizes[place.layer + 1] }) : [];
  return {
    lines: place.source === null ? unitLines(place, problem, net, loss) : edgeLines(place),
    through: next.map((_, unit) => ({
      unit,
      weight: `weight.${place.layer + 1}.${unit}.${place.unit}`,
      delta: `delta.${place.layer + 1}.${unit}`,
    })),
    paths: after.reduce((product, units) => product * units, 1),
  };
}

function unitLines(
  { layer, unit }: Place,
  problem: Problem,
  net: string,
  loss: string,
): StoryLine[] {
  const at = `${layer}.${unit}`;
  if (layer === 0) return [{ label: "input", ref: outputRef(layer, unit) }];
  const bias = problem.network.layers[layer - 1].biases
    ? [{ label: "bias", ref: `bias.${at}` }, { label: "∇ of the bias", ref: `bias_gradient.${at}` }]
    : [];
  return [
    { label: net, ref: `net.${at}` },
    { label: "output", ref: `output.${at}` },
    { label: `∂${loss}/∂output`, ref: `error.${at}` },
    { label: "slope g′", ref: `slope.${at}` },
    { label: "δ", ref: `delta.${at}` },
    ...bias,
  ];
}

function edgeLines({ layer, unit, source }: Place): StoryLine[] {
  const at = `${layer}.${unit}.${source}`;
  return [
    { label: "weight", ref: `weight.${at}` },
    { label: "carries", ref: outputRef(layer - 1, source ?? 0) },
    { label: "δ where it ends", ref: `delta.${layer}.${unit}` },
    { label: "∇, their product", ref: `weight_gradient.${at}` },
    { label: "after the update", ref: `updated_weight.${at}` },
  ];
}
