/** The loss of a row, for tables: the loss of steps is the server's. */

/** ln with the smallest number above 0 in place of 0: an output that has rounded is no infinity. */
const log = (share: number) => Math.log(Math.max(share, Number.MIN_VALUE));
const times = (y: number, value: number) => y === 0 ? 0 : y * value;

/** Σ over the outputs of one output's share. */
const TERMS: Record<string, (o: number, y: number, outputs: number) => number> = {
  half_squared_error: (o, y) => 0.5 * (y - o) ** 2,
  mean_squared_error: (o, y, outputs) => (y - o) ** 2 / outputs,
  binary_cross_entropy: (o, y) => -times(y, log(o)) - times(1 - y, log(1 - o)),
  categorical_cross_entropy: (o, y) => -times(y, log(o)),
};

export function lossOf(loss: string, output: ArrayLike<number>, target: number[]): number {
  const term = TERMS[loss];
  return target.reduce((sum, y, k) => sum + term(output[k], y, target.length), 0);
}

/** The class that outputs or targets say: of one output 0 or 1, of several the largest. */
export function classOf(output: ArrayLike<number>): number {
  if (output.length === 1) return output[0] >= 0.5 ? 1 : 0;
  let largest = 0;
  for (let k = 1; k < output.length; k++) if (output[k] > output[largest]) largest = k;
  return largest;
}
