/** Where learning goes wrong, found in the numbers at hand and told in words. */

import { formatNumber } from "../../lib/numbers/format.ts";
import type { Table } from "../../wire/learning.ts";
import { type Net, outputsOf } from "../forward/forward.ts";
import { unitName } from "../stage/names.ts";
import type { Moment, Run } from "./runs.ts";

/** So many rows are looked at: enough to tell, few enough to look each time a run rests. */
const MOST_ROWS = 500;
/** A sigmoid or tanh so near its ends passes a hundredth of the gradient or less. */
const SATURATED = { sigmoid: 0.01, tanh: 0.01 };
/** A loss so many times that of the start is a run that has leapt off. */
const LEAPT = 3;
/** A first layer whose gradient is so small a share of the last layer's hardly learns. */
const VANISHED = 0.01;

/** The most telling trouble, or null where nothing stands out. */
export function troubleOf(net: Net, table: Table, run: Run, moment: Moment): string | null {
  const depth = net.layers.length;
  if (allZero(net) && depth > 1) {
    return "All weights are 0: every hidden unit answers the same and gets the same gradient, 0, " +
      "so they stay alike for ever. Weights have to start different.";
  }
  const rate = moment.problem.optimizer?.learning_rate ?? 0.5;
  const { loss: first } = run.moments[0];
  if (moment.iteration > 0 && moment.loss > LEAPT * first) {
    return `The loss is ${
      formatNumber(Math.round(moment.loss / first))
    } times that of the start: with η ` +
      `${rate} the steps overshoot. A smaller learning rate goes down.`;
  }
  if (moment.problem.optimizer?.momentum === 1 && moment.iteration > 1) {
    return "The gradients are never set back to 0: each iteration adds its own to all those before, " +
      "v ← v + g, and the step goes by the sum. It overshoots and swings ever further. " +
      "Set them to 0 before each backward pass.";
  }
  const found = table.inputs.slice(0, MOST_ROWS).map((input) => outputsOf(net, input));
  for (let layer = 1; layer < depth; layer++) {
    const { activation } = net.layers[layer - 1];
    for (let unit = 0; unit < net.sizes[layer]; unit++) {
      const own = found.map((outputs) => outputs[layer - 1][unit]);
      const name = unitName(layer, unit, depth);
      if (activation === "relu" && own.every((output) => output === 0)) {
        return `All outputs of ${name} are 0 for every sample: its slope is 0 there, so its ` +
          "gradient is 0 and it cannot recover.";
      }
      if (own.length > 1 && isSaturated(activation, own)) {
        return `${name} is saturated for every sample, near the flat ends of its ${activation}: ` +
          "hardly any gradient gets through it.";
      }
    }
  }
  return vanishing(moment);
}

/** Whether hardly anything of the gradient is left when it reaches the first layer. */
function vanishing({ gradientNorms: norms, problem }: Moment): string | null {
  if (!norms || norms.length < 3) return null;
  const [first, last] = [norms[0], norms[norms.length - 1]];
  if (!(first < VANISHED * last)) return null;
  const times = first === 0 ? "0" : `1/${formatNumber(Number((last / first).toPrecision(2)))}`;
  const { activation } = problem.network.layers[0];
  return `The gradient of the first layer is ${times} of that of the last: each layer of ` +
    `${activation} makes it smaller, and the first learns next to nothing. “Gradients” shows it by layer.`;
}

function allZero({ layers }: Net): boolean {
  return layers.every(({ weights }) => weights.every((weight) => weight === 0));
}

function isSaturated(activation: string, outputs: number[]): boolean {
  if (activation === "sigmoid") {
    return outputs.every((output) => Math.min(output, 1 - output) < SATURATED.sigmoid);
  }
  return activation === "tanh" &&
    outputs.every((output) => 1 - Math.abs(output) < SATURATED.tanh);
}
