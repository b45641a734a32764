/** The way from a moment of learning into the steps of its next iteration. */

import type { Session } from "../../session/session.ts";
import { learn, type LearnLine } from "../../wire/learning.ts";
import { type Learning, reasonOf } from "./learning.ts";

/** More samples of a batch are not stepped. */
export const MOST_STEPPED = 64;

/**
 * Open the stepper at the chosen sample, in the batch that the moment on show takes next, before
 * the first step of its backward pass; whether that went well.
 */
export async function stepInside(learning: Learning, session: Session): Promise<boolean> {
  const [own, from, at] = [
    learning.run.peek(),
    learning.source.peek(),
    learning.moment.peek(),
  ];
  if (!own || !from || !at || learning.stepping.peek()) return false;
  learning.pause();
  learning.stepping.value = true;
  const chosen = learning.sample.peek();
  try {
    const line = await following(learning, new AbortController().signal);
    if (!line) return false;
    const drawn = line.batch.includes(chosen);
    // A batch that is larger than what can be stepped keeps the chosen sample.
    const most = line.problem.samples.length;
    const rows = drawn && line.batch.indexOf(chosen) >= most
      ? [chosen, ...line.batch.slice(0, most - 1)]
      : line.batch.slice(0, most);
    const samples = rows.map((row) => ({
      input: from.table.inputs[row],
      target: from.table.targets[row],
    }));
    const sample = drawn ? rows.indexOf(chosen) : 0;
    await session.leaveFor(() => session.openProblem({ ...at.problem, samples }, null));
    const block = session.run.value.blocks.find((each) =>
      each.phase === "backward" && each.sample === sample
    );
    return block ? await session.seek(block.start) : true;
  } catch (error) {
    learning.failure.value = reasonOf(error);
    return false;
  } finally {
    learning.stepping.value = false;
  }
}

/** The iteration that comes after the moment on show: its batch is what matters. */
async function following(learning: Learning, signal: AbortSignal): Promise<LearnLine | undefined> {
  const [own, from, at] = [
    learning.run.peek(),
    learning.source.peek(),
    learning.moment.peek(),
  ];
  if (!own || !from || !at) return undefined;
  const lines = learn({
    problem: at.problem,
    data: from.data,
    iterations: 1,
    batch_size: own.batchSize,
    shuffle_seed: own.shuffleSeed,
    every: 1,
    start: at.iteration,
  }, signal);
  let last: LearnLine | undefined;
  for await (const line of lines) last = line;
  return last;
}
