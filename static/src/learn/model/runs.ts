/** Runs: what was learnt from, how, and every moment of it that is kept. */

import type { LearnLine, Table } from "../../wire/learning.ts";
import type { Optimizer, Problem } from "../../wire/types.ts";
import { formatNumber } from "../../lib/numbers/format.ts";
import { netOf, outputsOf } from "../forward/forward.ts";
import { classOf, lossOf } from "../forward/losses.ts";

/** Where a run stands after an iteration. */
export interface Moment {
  iteration: number;
  epoch: number;
  loss: number;
  heldOutLoss: number | null;
  accuracy: number | null;
  heldOutAccuracy: number | null;
  /** The size of the gradient in each layer; null before the first iteration. */
  gradientNorms: number[] | null;
  problem: Problem;
}

export interface Run {
  id: number;
  start: Problem;
  batchSize: number | null;
  shuffleSeed: number;
  /** Up to which iteration Train goes. */
  goal: number;
  /** In order; the first is the start. */
  moments: Moment[];
  /** Why it cannot go on. */
  stopped: string | null;
}

export function momentOf(line: LearnLine): Moment {
  return {
    iteration: line.iteration,
    epoch: line.epoch,
    loss: line.loss,
    heldOutLoss: line.held_out_loss,
    accuracy: line.accuracy,
    heldOutAccuracy: line.held_out_accuracy,
    gradientNorms: line.gradient_norms,
    problem: line.problem,
  };
}

/** Before the first iteration. */
export function momentAtStart(problem: Problem, table: Table): Moment {
  const held = new Set(table.held_out);
  const rows = table.inputs.map((_, row) => row);
  const training = judge(problem, table, rows.filter((row) => !held.has(row)));
  const heldOut = held.size > 0 ? judge(problem, table, table.held_out) : null;
  return {
    iteration: 0,
    epoch: 0,
    loss: training.loss,
    heldOutLoss: heldOut?.loss ?? null,
    accuracy: training.accuracy,
    heldOutAccuracy: heldOut?.accuracy ?? null,
    gradientNorms: null,
    problem,
  };
}

function judge(problem: Problem, table: Table, rows: number[]) {
  const net = netOf(problem);
  let [total, right] = [0, 0];
  for (const row of rows) {
    const output = outputsOf(net, table.inputs[row]).at(-1) ?? [];
    const target = table.targets[row];
    total += lossOf(problem.loss, output, target);
    if (classOf(output) === classOf(target)) right++;
  }
  const loss = problem.reduction === "mean" ? total / rows.length : total;
  return { loss, accuracy: table.kind === "classes" ? right / rows.length : null };
}

export function newRun(
  id: number,
  start: Problem,
  table: Table,
  options: { batchSize: number | null; shuffleSeed: number; goal: number },
): Run {
  return { id, start, ...options, moments: [momentAtStart(start, table)], stopped: null };
}

/** The moment at an iteration, or the last one before it: its place. */
export function placeOf(moments: Moment[], iteration: number): number {
  let [low, high] = [0, moments.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (moments[middle].iteration <= iteration) low = middle;
    else high = middle - 1;
  }
  return low;
}

export const OPTIMIZER_TITLES: Record<string, string> = {
  sgd: "SGD",
  momentum: "Momentum",
  unreset: "SGD, never reset",
  nesterov: "Nesterov",
  adagrad: "Adagrad",
  rmsprop: "RMSProp",
  adam: "Adam",
  adamw: "AdamW",
};

/** Schedules as the names of runs have them. */
const SCHEDULE_TITLES: Record<string, string> = {
  "": "η constant",
  step: "η in steps",
  exponential: "η exponential",
  cosine: "η cosine",
  warm_up: "warm-up",
  inverse_time: "η 1/t",
};

const OPTIONS: Record<string, string> = {
  momentum: "μ",
  alpha: "α",
  beta1: "β₁",
  beta2: "β₂",
  epsilon: "ε",
  weight_decay: "λ",
  clip_norm: "‖∇‖ ≤",
  momentum_form: "",
};

/** The options of an optimizer and of its schedule, those that are given. */
function optionsOf(optimizer: Optimizer): string {
  const { name: _, ...planned } = optimizer.schedule ?? { name: "" };
  const own = Object.entries(OPTIONS).flatMap(([field, letter]) => {
    const value = optimizer[field as keyof Optimizer];
    if (value === undefined) return [];
    return [`${letter} ${typeof value === "number" ? formatNumber(value) : value}`.trim()];
  });
  const rest = Object.values(planned).map((value) => formatNumber(value as number));
  return [...own, ...(rest.length > 0 ? [`(${rest.join(", ")})`] : [])].join(" ");
}

/** What an optimizer goes by in the room: momentum is a choice of its own. */
export function optimizerKind({ name, momentum, nesterov }: Optimizer): string {
  if (name !== "sgd" || !momentum) return name;
  if (momentum === 1) return "unreset";
  return nesterov ? "nesterov" : "momentum";
}

/** Names that somebody gave to runs, by their id. */
export type GivenNames = Readonly<Record<number, string>>;

/** The names of runs: the one given, or what differs between them, or else the learning rate. */
export function namesOf(runs: Run[], given: GivenNames = {}): string[] {
  const parts = runs.map(partsOf);
  const differing = Object.keys(parts[0] ?? {}).filter((key) =>
    new Set(parts.map((each) => each[key])).size > 1
  );
  const shown = differing.length > 0 ? differing : ["rate"];
  return parts.map((each, at) =>
    given[runs[at].id] ?? shown.map((key) => each[key]).filter(Boolean).join(", ")
  );
}

function partsOf({ start, batchSize, shuffleSeed }: Run): Record<string, string> {
  const optimizer = start.optimizer ?? { name: "sgd" };
  const hidden = start.network.layers.slice(0, -1);
  return {
    optimizer: OPTIMIZER_TITLES[optimizerKind(optimizer)],
    rate: `η ${formatNumber(optimizer.learning_rate ?? 0.5)}`,
    schedule: SCHEDULE_TITLES[optimizer.schedule?.name ?? ""],
    options: optionsOf(optimizer),
    sizes: hidden.map(({ weights }) => weights.length).join("-") || "no hidden layer",
    activation: hidden[0]?.activation ?? "",
    batch: batchSize === null ? "all rows" : `batch ${batchSize}`,
    weights: JSON.stringify(start.network.layers[0].weights[0][0]),
    shuffle: `shuffle ${shuffleSeed}`,
  };
}
