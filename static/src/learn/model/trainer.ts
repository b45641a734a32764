/** Learning under way: the lines of the server, shown at the pace that is wanted. */

import { learn, type LearnRequest } from "../../wire/learning.ts";
import { Refused } from "../../wire/server.ts";
import { type Moment, momentOf, type Run } from "./runs.ts";

/** Moments that may wait to be shown. */
const MOST_WAITING = 200;
/** A run as fast as it goes keeps about so many moments of a request. */
const MOST_KEPT = 800;
/** A request is for so many seconds of what is shown: the server is done with it in a moment. */
const SECONDS_A_REQUEST = 2;
/** More numbers of one's own are not sent again and again. */
const MOST_SENT_AGAIN = 5_000;
/** A frame may be late, as in a tab behind others; it does not make up for more than this, in ms. */
const LONGEST_FRAME = 250;
/** A busy server is asked again when it says, or after a while, in ms, and so often. */
const PAUSE = 700;
const TRIES = 40;
/** What it wants to be asked again only after so many ms is too much at once: it is asked for less. */
const TOO_MUCH = 30_000;

interface Options {
  data: LearnRequest["data"];
  iterations: number;
  /** Iterations a second. */
  speed: () => number;
  /** Moments have come; called once a frame at most. */
  onMoments: (moments: Moment[]) => void;
  /** The server has no room just now, and is asked again. */
  onBusy: () => void;
  signal: AbortSignal;
}

/** Run iterations from where `run` stands; ends when they are shown. Throws Refused or Unreachable. */
export async function carryOn(run: Run, options: Options): Promise<void> {
  const { signal } = options;
  const waiting: Moment[] = [];
  let ended = false;
  const read = readOn(run, options, waiting).finally(() => (ended = true));
  read.catch(() => {});

  let [due, before] = [1, performance.now()];
  while (!signal.aborted && !(ended && waiting.length === 0)) {
    const now = await frame();
    if (signal.aborted) break;
    const passed = Math.max(0, Math.min(now - before, LONGEST_FRAME)) / 1000;
    const speed = options.speed();
    due = speed === Infinity ? MOST_WAITING : due + passed * speed;
    before = now;
    const count = Math.min(waiting.length, Math.floor(due));
    if (count > 0) options.onMoments(waiting.splice(0, count));
    // What the server has not sent yet is not made up for.
    due = waiting.length === 0 ? Math.min(due - count, 1) : due - count;
  }
  await read;
}

/** Ask for one stretch of iterations after another, and let their moments wait to be shown. */
async function readOn(run: Run, options: Options, waiting: Moment[]): Promise<void> {
  const { data, signal } = options;
  let last = run.moments[run.moments.length - 1];
  let [tries, most] = [TRIES, Infinity];
  const end = last.iteration + options.iterations;
  while (last.iteration < end && !signal.aborted && run.stopped === null) {
    const left = end - last.iteration;
    const speed = options.speed();
    const inOneGo = speed === Infinity || numbersIn(data) > MOST_SENT_AGAIN;
    const wanted = inOneGo ? left : Math.ceil(speed * SECONDS_A_REQUEST);
    const iterations = Math.min(left, wanted, most);
    const every = speed === Infinity ? Math.max(1, Math.ceil(left / MOST_KEPT)) : 1;
    try {
      const lines = learn({
        problem: last.problem,
        data,
        iterations,
        batch_size: run.batchSize,
        shuffle_seed: run.shuffleSeed,
        every,
        start: last.iteration,
      }, signal);
      for await (const line of lines) {
        if (signal.aborted) return;
        if (line.stopped) run.stopped = line.stopped.detail;
        if (line.iteration > last.iteration) waiting.push(last = momentOf(line));
        tries = TRIES;
        await untilFewer(waiting, MOST_WAITING, signal);
      }
    } catch (error) {
      if (signal.aborted) return;
      if (!(error instanceof Refused) || error.details.status !== 503) throw error;
      const after = error.after ?? PAUSE;
      if (after < TOO_MUCH) {
        if (--tries < 0) throw error;
        options.onBusy();
        await waitFor(after, signal);
      } else {
        if (iterations === 1) throw error;
        most = Math.ceil(iterations / 4);
      }
    }
    // The next stretch is asked for while half of this one has still to be shown.
    await untilFewer(waiting, inOneGo ? MOST_WAITING : iterations / 2, signal);
  }
}

const numbersIn = (data: LearnRequest["data"]) =>
  "inputs" in data ? data.inputs.length * data.inputs[0].length : 0;

async function untilFewer(waiting: Moment[], most: number, signal: AbortSignal): Promise<void> {
  while (waiting.length > most && !signal.aborted) await frame();
}

/** So many ms, or until the signal. */
function waitFor(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((done) => {
    const timer = setTimeout(end, ms);
    signal.addEventListener("abort", end);
    function end(): void {
      clearTimeout(timer);
      signal.removeEventListener("abort", end);
      done();
    }
  });
}

/** The next frame, or soon in a tab that is not seen. */
function frame(): Promise<number> {
  return new Promise((done) => {
    if (document.hidden) setTimeout(() => done(performance.now()), 50);
    else requestAnimationFrame(done);
  });
}
