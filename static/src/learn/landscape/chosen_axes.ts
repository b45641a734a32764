/** The axes of the landscape that are chosen. */

import type { OfLayer } from "../../wire/learning.ts";
import type { Problem } from "../../wire/types.ts";
import type { Run } from "../model/runs.ts";
import type { Over } from "../model/state.ts";
import { type Axes, axesAlong, axesOver } from "./axes.ts";
import { mainDirections, randomDirection } from "./directions.ts";
import { parametersOf, vectorOf } from "./parameters.ts";

/** The axes, or why there are none. */
export function axesOf(
  { kind, refs, seed }: Over,
  run: Run,
  problem: Problem,
  gradient: OfLayer[],
): Axes | string {
  if (kind === "weights") return axesOver(...chosenIn(problem, refs));
  if (kind === "downhill") {
    const downhill = vectorOf(gradient).map((value) => -value);
    const pair: [Float64Array, Float64Array] = [downhill, randomDirection(problem, seed)];
    return axesAlong(problem, pair, ["η along −∇", "random direction"]) ??
      "The gradient or all weights are 0 here: there is no way down to go along.";
  }
  const main = mainDirections(run.moments);
  const names = main?.shares.map((share, at) =>
    `main direction ${at + 1}, ${Number((100 * share).toPrecision(2))} %`
  );
  return (main && axesAlong(problem, main.directions, names as [string, string])) ??
    "The run has not gone far enough to have two main directions: train it first.";
}

/** The two parameters that are chosen; for one that the network has not, the first of the others. */
export function chosenIn(
  problem: Problem,
  refs: [string, string],
): [[string, string], [string, string]] {
  const all = parametersOf(problem);
  const [across, up] = refs.map((ref) => all.find((each) => each.ref === ref));
  const first = across ?? all.find((each) => each !== up) ?? all[0];
  const second = up ?? all.find((each) => each !== first) ?? all[0];
  return [[first.ref, second.ref], [first.name, second.name]];
}
