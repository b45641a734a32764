/** Directions through all parameters: a random one, and the main ones of the way of a run. */

import { generator } from "../../lib/numbers/random.ts";
import type { Problem } from "../../wire/types.ts";
import type { Moment } from "../model/runs.ts";
import { dot } from "./axes.ts";
import { vectorOf } from "./parameters.ts";
import { type Principal, principal } from "./principal.ts";

/**
 * Drawn from a seed, and for each unit as long as its weights are (Li et al., Visualizing the Loss
 * Landscape of Neural Nets, 2018): 1 along it is as large a change for every unit. Biases stay.
 */
export function randomDirection(problem: Problem, seed: number): Float64Array {
  const random = generator(seed);
  const layers = problem.network.layers.map(({ weights }) => ({
    weights: weights.map((row) => {
      const drawn = Float64Array.from(row, () => normal(random));
      const own = Float64Array.from(row);
      const scale = Math.sqrt(dot(own, own) / dot(drawn, drawn));
      return Array.from(drawn, (value) => value * scale);
    }),
    biases: null,
  }));
  return vectorOf(layers);
}

/** Normally distributed, by Box and Muller. */
function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** So many moments of a run tell where it went. */
const MOST_POINTS = 60;

/** The two directions along which the moments of a run lie farthest apart; null of a straight way. */
export function mainDirections(moments: Moment[]): Principal | null {
  const step = Math.max(1, (moments.length - 1) / (MOST_POINTS - 1));
  const points = Array.from(
    { length: Math.min(moments.length, MOST_POINTS) },
    (_, at) => vectorOf(moments[Math.round(at * step)].problem.network.layers),
  );
  return principal(points);
}
