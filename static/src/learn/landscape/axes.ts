/** The two ways that a map of the loss goes: over two parameters, or along two directions. */

import type { OfLayer } from "../../wire/learning.ts";
import type { Problem } from "../../wire/types.ts";
import { layersOf, numberOf, vectorOf } from "./parameters.ts";

type Pair<T> = [T, T];

export interface Axes {
  names: Pair<string>;
  /** As the server has them. */
  along: Pair<string | { layers: OfLayer[] }>;
  /** Where a network stands on the map. */
  placeOf: (problem: Problem) => Pair<number>;
  /** What a change of all parameters is on the map. */
  changeOf: (layers: OfLayer[]) => Pair<number>;
  /** Whether the axes are values of parameters, of which there is a change. */
  areValues: boolean;
  /** The map goes so far round the way of the run, if that is short. */
  reach: Pair<number>;
}

/** So far round its value a parameter is shown at least. */
const ROUND_VALUE = 2;

/** Over the values of two parameters. */
export function axesOver(refs: Pair<string>, names: Pair<string>): Axes {
  const [first, second] = refs;
  const changeOf: Axes["changeOf"] = (layers) => [
    numberOf(layers, first),
    numberOf(layers, second),
  ];
  return {
    names,
    along: refs,
    placeOf: ({ network }) => [numberOf(network.layers, first), numberOf(network.layers, second)],
    changeOf,
    areValues: true,
    reach: [ROUND_VALUE, ROUND_VALUE],
  };
}

/** So much of the length of all parameters a direction is gone at least. */
const SHARE_OF_LENGTH = 0.5;
/** Two directions are one where the sine of their angle, squared, is less. */
const SAME = 1e-9;

export const dot = (a: Float64Array, b: Float64Array): number =>
  a.reduce((sum, value, at) => sum + value * b[at], 0);

/**
 * From where a network stands along two directions, whatever their angle and their lengths. What
 * lies beside their plane is shown at the point of it that is nearest. Null where they span none.
 */
export function axesAlong(
  here: Problem,
  [first, second]: Pair<Float64Array>,
  names: Pair<string>,
): Axes | null {
  const origin = vectorOf(here.network.layers);
  const [a, b, c] = [dot(first, first), dot(first, second), dot(second, second)];
  const determinant = a * c - b * b;
  if (!(determinant > SAME * a * c)) return null;
  const nearest = (vector: Float64Array): Pair<number> => {
    const [p, q] = [dot(vector, first), dot(vector, second)];
    return [(c * p - b * q) / determinant, (a * q - b * p) / determinant];
  };
  const length = Math.sqrt(dot(origin, origin)) || 1;
  return {
    names,
    along: [{ layers: layersOf(first, here) }, { layers: layersOf(second, here) }],
    placeOf: ({ network }) =>
      nearest(vectorOf(network.layers).map((value, at) => value - origin[at])),
    changeOf: (layers) => nearest(vectorOf(layers)),
    areValues: false,
    reach: [SHARE_OF_LENGTH * length / Math.sqrt(a), SHARE_OF_LENGTH * length / Math.sqrt(c)],
  };
}
