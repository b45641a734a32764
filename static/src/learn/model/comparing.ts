/** Several runs beside each other, from the same initial weights and over the same batches. */

import type { Optimizer } from "../../wire/types.ts";
import type { Learning } from "./learning.ts";
import { optimizerKind } from "./runs.ts";

/** η a tenth, as it is, and ten times as large. */
export function compareRates(learning: Learning): Promise<void> {
  const optimizer = learning.run.peek()?.start.optimizer ?? { name: "sgd" };
  const rate = optimizer.learning_rate ?? 0.5;
  return compare(
    learning,
    [0.1, 1, 10].map((factor) => ({
      ...optimizer,
      learning_rate: Number((rate * factor).toPrecision(6)),
    })),
    1,
  );
}

/** What optimizers make of the same gradients, each at a rate that is usual for it. */
export function compareOptimizers(learning: Learning): Promise<void> {
  const optimizer = learning.run.peek()?.start.optimizer;
  const rate = optimizer?.name === "sgd" ? optimizer.learning_rate ?? 0.5 : 0.5;
  return compare(learning, [
    { name: "sgd", learning_rate: rate },
    { name: "sgd", learning_rate: Number((rate / 5).toPrecision(6)), momentum: 0.9 },
    { name: "rmsprop", learning_rate: 0.02 },
    { name: "adam", learning_rate: 0.05 },
  ], 0);
}

/** The same optimizer, with η as it is and following schedules over the goal of the run. */
export function compareSchedules(learning: Learning): Promise<void> {
  const own = learning.run.peek();
  if (!own) return Promise.resolve();
  const { schedule: _, ...optimizer } = own.start.optimizer ?? { name: "sgd" };
  return compare(learning, [
    optimizer,
    { ...optimizer, schedule: { name: "step", every: Math.max(1, Math.ceil(own.goal / 4)) } },
    { ...optimizer, schedule: { name: "cosine", iterations: own.goal } },
    { ...optimizer, schedule: { name: "inverse_time" } },
  ], 0);
}

/** What optimizers would do next at the moment on show: the run's own first. */
export function othersBeside(own: Optimizer): Optimizer[] {
  const rate = own.name === "sgd" ? own.learning_rate ?? 0.5 : 0.5;
  const few = (value: number) => Number(value.toPrecision(6));
  return [
    own,
    { name: "sgd", learning_rate: rate },
    { name: "sgd", learning_rate: few(rate / 5), momentum: 0.9 },
    { name: "sgd", learning_rate: few(rate / 5), momentum: 0.9, nesterov: true },
    { name: "adagrad", learning_rate: 0.1 },
    { name: "rmsprop", learning_rate: 0.02 },
    { name: "adam", learning_rate: 0.05 },
  ].filter((each, at) => at === 0 || optimizerKind(each) !== optimizerKind(own));
}

/** The runs of a link to where they went: one at the pace that is set, several as fast as it goes. */
export async function runAgain(learning: Learning): Promise<void> {
  const [goals, shown] = [[...learning.toRun.peek()], learning.current.peek()];
  if (learning.runs.peek().length === 1) return void await learning.train(goals[0][1]);
  const speed = learning.speed.peek();
  learning.speed.value = Infinity;
  try {
    for (const [id, iteration] of goals) {
      learning.show(id);
      // Somebody has paused it, or turned to something else.
      if (!await learning.train(iteration)) return;
    }
    learning.show(shown);
  } finally {
    learning.speed.value = speed;
  }
}

/** Each run to its goal as fast as it goes, one after another; the `shown`th is on show at the end. */
async function compare(learning: Learning, optimizers: Optimizer[], shown: number): Promise<void> {
  const own = learning.run.peek();
  if (!own) return;
  learning.pause();
  const { batchSize, shuffleSeed, goal } = own;
  const speed = learning.speed.peek();
  learning.speed.value = Infinity;
  const ids: number[] = [];
  try {
    for (const optimizer of optimizers) {
      const run = learning.begin({ ...own.start, optimizer }, { batchSize, shuffleSeed, goal }, {
        partOf: ids,
      });
      if (!run) return;
      ids.push(run.id);
      // Somebody has paused it, or turned to something else.
      if (!await learning.train()) return;
    }
    learning.show(ids[shown]);
  } finally {
    learning.speed.value = speed;
  }
}
