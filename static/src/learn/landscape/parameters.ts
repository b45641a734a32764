/** Two parameters of a network out of all, and what the loss does along them. */

import type { Table } from "../../wire/learning.ts";
import type { Problem } from "../../wire/types.ts";
import { netOf, outputsOf } from "../forward/forward.ts";
import { lossOf } from "../forward/losses.ts";
import type { Run } from "../model/runs.ts";
import { unitName, weightName } from "../stage/names.ts";
import type { Frame } from "../beside/frame.ts";

const MOST_NAMED = 400;
const STEP = 1e-4;

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

export function valueAt({ network }: Problem, ref: string): number {
  const [kind, layer, to, from] = ref.split(".");
  const own = network.layers[Number(layer) - 1];
  return kind === "bias"
    ? own?.biases?.[Number(to)] ?? 0
    : own?.weights[Number(to)]?.[Number(from)] ?? 0;
}

function withValue(problem: Problem, ref: string, value: number): Problem {
  const [kind, layer, to, from] = ref.split(".");
  const layers = problem.network.layers.map((own, at) => {
    if (at !== Number(layer) - 1) return own;
    if (kind === "bias") return { ...own, biases: own.biases?.with(Number(to), value) };
    const row = own.weights[Number(to)].with(Number(from), value);
    return { ...own, weights: own.weights.with(Number(to), row) };
  });
  return { ...problem, network: { layers } };
}

function meanLoss(problem: Problem, table: Table): number {
  const net = netOf(problem);
  const held = new Set(table.held_out);
  let [total, rows] = [0, 0];
  table.inputs.forEach((input, row) => {
    if (held.has(row)) return;
    total += lossOf(problem.loss, outputsOf(net, input).at(-1) ?? [], table.targets[row]);
    rows++;
  });
  return problem.reduction === "mean" ? total / rows : total;
}

/** ∂L/∂w of both over the training rows, by central differences: for an arrow. */
export function downhill(problem: Problem, table: Table, refs: string[]): number[] {
  return refs.map((ref) => {
    const [above, below] = [STEP, -STEP].map((by) =>
      meanLoss(withValue(problem, ref, valueAt(problem, ref) + by), table)
    );
    return (above - below) / (2 * STEP);
  });
}

const ARROW = 46;
const HEAD = 7;

/** −∇ as an arrow of one length, from where the run stands: only its direction is told. */
export function arrowDown(here: number[], slope: number[], frame: Frame): string {
  const [x, y] = [frame.x(here[0]), frame.y(here[1])];
  const across = frame.x(here[0] - slope[0]) - x;
  const down = frame.y(here[1] - slope[1]) - y;
  const length = Math.hypot(across, down);
  if (!(length > 0)) return "";
  const [a, b] = [across / length, down / length];
  const [tipX, tipY] = [x + ARROW * a, y + ARROW * b];
  const point = (along: number, beside: number) =>
    `${(tipX - along * a - beside * b).toFixed(1)},${(tipY - along * b + beside * a).toFixed(1)}`;
  return `M${x.toFixed(1)},${y.toFixed(1)}L${point(0, 0)}M${point(HEAD, HEAD / 2)}L${point(0, 0)}L${
    point(HEAD, -HEAD / 2)
  }`;
}

/** The way of a run through the two parameters, up to an iteration. */
export function pathOf(run: Run, refs: string[], until: number, frame: Frame): string {
  return run.moments.filter(({ iteration }) => iteration <= until).map(({ problem }, at) => {
    const [x, y] = refs.map((ref) => valueAt(problem, ref));
    return `${at ? "L" : "M"}${frame.x(x).toFixed(1)},${frame.y(y).toFixed(1)}`;
  }).join("");
}
