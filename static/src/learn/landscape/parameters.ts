/** The weights and biases of a network, one by one and as one long vector. */

import type { OfLayer } from "../../wire/learning.ts";
import type { Layer, Problem } from "../../wire/types.ts";
import { unitName, weightName } from "../stage/names.ts";

const MOST_NAMED = 400;

/** Every weight and bias by its ref and its name; the last layer's first. */
export function parametersOf({ network }: Problem): { ref: string; name: string }[] {
  const depth = network.layers.length;
  return network.layers.map((layer, at) => [
    ...layer.weights.flatMap((row, to) =>
      row.map((_, from) => ({
        ref: `weight.${at + 1}.${to}.${from}`,
        name: weightName(at + 1, to, from, depth),
      }))
    ),
    ...(layer.biases ?? []).map((_, to) => ({
      ref: `bias.${at + 1}.${to}`,
      name: `bias of ${unitName(at + 1, to, depth)}`,
    })),
  ]).reverse().flat().slice(0, MOST_NAMED);
}

/** The number of a parameter in what is of all layers. */
export function numberOf(layers: (OfLayer | Layer)[], ref: string): number {
  const [kind, layer, to, from] = ref.split(".");
  const own = layers[Number(layer) - 1];
  return kind === "bias"
    ? own?.biases?.[Number(to)] ?? 0
    : own?.weights[Number(to)]?.[Number(from)] ?? 0;
}

/** All numbers in one row: of each layer the weights, then a number for each unit's bias. */
export const vectorOf = (layers: (OfLayer | Layer)[]): Float64Array =>
  Float64Array.from(
    layers.flatMap(({ weights, biases }) => [...weights.flat(), ...biases ?? weights.map(() => 0)]),
  );

/** The way back, in the shapes of a network; null for the biases of layers without any. */
export function layersOf(vector: Float64Array, { network }: Problem): OfLayer[] {
  let at = 0;
  const take = (count: number) => Array.from(vector.subarray(at, at += count));
  return network.layers.map(({ weights, biases }) => {
    const rows = weights.map((row) => take(row.length));
    const steps = take(weights.length);
    return { weights: rows, biases: biases ? steps : null };
  });
}
