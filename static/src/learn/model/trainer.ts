/** Learning under way: the lines of the server, shown at the pace that is wanted. */

import { learn, type LearnRequest } from "../../wire/learning.ts";
import { type Moment, momentOf, type Run } from "./runs.ts";

/** Lines that may wait to be shown; beyond that the server waits. */
const MOST_WAITING = 200;
/** A run as fast as it goes keeps about so many moments of a request. */
const MOST_KEPT = 800;
/** A frame may be late, as in a tab behind others; it does not make up for more than this, in ms. */
const LONGEST_FRAME = 250;

interface Options {
  data: LearnRequest["data"];
  iterations: number;
  /** Iterations a second. */
  speed: () => number;
  /** Moments have come; called once a frame at most. */
  onMoments: (moments: Moment[]) => void;
  signal: AbortSignal;
}

/** Run iterations from where `run` stands; ends when they are shown. Throws Refused or Unreachable. */
export async function carryOn(run: Run, options: Options): Promise<void> {
  const { data, iterations, signal } = options;
  const last = run.moments[run.moments.length - 1];
  const inOneGo = options.speed() === Infinity;
  const every = inOneGo ? Math.max(1, Math.ceil(iterations / MOST_KEPT)) : 1;
  const lines = learn({
    problem: last.problem,
    data,
    iterations,
    batch_size: run.batchSize,
    shuffle_seed: run.shuffleSeed,
    every,
    start: last.iteration,
  }, signal);

  const waiting: Moment[] = [];
  let [ended, drained] = [false, () => {}];

  const read = (async () => {
    for await (const line of lines) {
      if (line.stopped) run.stopped = line.stopped.detail;
      if (line.iteration > (waiting.at(-1) ?? last).iteration) waiting.push(momentOf(line));
      if (signal.aborted) return;
      if (waiting.length >= MOST_WAITING) await new Promise<void>((done) => (drained = done));
    }
  })().finally(() => (ended = true));
  read.catch(() => {});

  let [due, before] = [1, performance.now()];
  while (!signal.aborted && !(ended && waiting.length === 0)) {
    const now = await frame();
    const passed = Math.max(0, Math.min(now - before, LONGEST_FRAME)) / 1000;
    const speed = options.speed();
    due = speed === Infinity ? MOST_WAITING : due + passed * speed;
    before = now;
    const count = Math.min(waiting.length, Math.floor(due));
    if (count > 0) options.onMoments(waiting.splice(0, count));
    // What the server has not sent yet is not made up for.
    due = waiting.length === 0 ? Math.min(due - count, 1) : due - count;
    if (waiting.length < MOST_WAITING) drained();
  }
  drained();
  await read;
}

/** The next frame, or soon in a tab that is not seen. */
function frame(): Promise<number> {
  return new Promise((done) => {
    if (document.hidden) setTimeout(() => done(performance.now()), 50);
    else requestAnimationFrame(done);
  });
}
