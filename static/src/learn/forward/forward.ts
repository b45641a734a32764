/** The forward pass for pictures: net_l = W_l · output_{l−1} + b_l, output_l = g_l(net_l). */

import type { Problem } from "../../wire/types.ts";
import { activate } from "./activations.ts";

export interface Net {
  layers: { weights: Float64Array; biases: Float64Array; inputs: number; activation: string }[];
  /** Units of the input and of each layer. */
  sizes: number[];
}

/** The parameters of a problem, each layer's weights in one row after another. */
export function netOf({ network }: Problem): Net {
  const layers = network.layers.map(({ weights, biases, activation }) => ({
    weights: Float64Array.from(weights.flat()),
    biases: Float64Array.from(biases ?? weights.map(() => 0)),
    inputs: weights[0].length,
    activation,
  }));
  return { layers, sizes: [layers[0].inputs, ...layers.map(({ biases }) => biases.length)] };
}

/** Room for the outputs of each layer. */
const roomFor = (net: Net): Float64Array[] => net.sizes.slice(1).map((n) => new Float64Array(n));

/** The outputs of each layer for one input. */
export function outputsOf(net: Net, input: ArrayLike<number>): Float64Array[] {
  return pass(net, input, roomFor(net));
}

function pass(net: Net, input: ArrayLike<number>, found: Float64Array[]): Float64Array[] {
  let below = input;
  net.layers.forEach(({ weights, biases, inputs, activation }, layer) => {
    const out = found[layer];
    for (let j = 0; j < out.length; j++) {
      let sum = biases[j];
      for (let i = 0, at = j * inputs; i < inputs; i++) sum += weights[at + i] * below[i];
      out[j] = sum;
    }
    activate(activation, out);
    below = out;
  });
  return found;
}

/** Over which two inputs a map goes, how far, and where the other inputs stand. */
export interface View {
  axes: [number, number];
  /** [from, to] along the columns and, from below, along the rows. */
  ranges: [[number, number], [number, number]];
  at: number[];
}

/**
 * The output of every unit of layers 1 … L at each point of a grid, a map after the other. A map
 * goes row by row from the top, as pictures do.
 */
export function fieldsOf(net: Net, view: View, columns: number, rows: number): Float32Array[] {
  const units = net.sizes.slice(1).reduce((sum, size) => sum + size, 0);
  const maps = Array.from({ length: units }, () => new Float32Array(columns * rows));
  const input = Float64Array.from(view.at);
  const room = roomFor(net);
  const [[left, right], [bottom, top]] = view.ranges;
  const [across, up] = view.axes;
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < columns; c++) {
      input[across] = left + (right - left) * (c / (columns - 1));
      // A map of one input is the same along its rows.
      if (up !== across) input[up] = top + (bottom - top) * (r / (rows - 1));
      let unit = 0;
      for (const out of pass(net, input, room)) {
        for (let j = 0; j < out.length; j++) maps[unit++][r * columns + c] = out[j];
      }
    }
  }
  return maps;
}
