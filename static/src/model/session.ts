/** The session: which problem is open, where its cursor stands, and what moves it. */

import { batch, computed, signal } from "@preact/signals";
import type { Problem, ProblemDetails, Step } from "../types.ts";
import { cursorAfter, type Grain, nextStop, previousStop } from "./grains.ts";
import {
  depthOf,
  openRun,
  pageOfCursor,
  pageStart,
  type Run,
  stateAt,
  stepAt,
  withPage,
} from "./run.ts";
import { fetchPage, PAGE_SIZE, Refused } from "./server.ts";
import type { State } from "./state.ts";

/** How close to the end of a page the next one is fetched. */
const FETCH_AHEAD = PAGE_SIZE / 2;

export type Trouble =
  | { kind: "unreachable" }
  | { kind: "refused"; details: ProblemDetails };

/** One iteration of training: the problem it starts from and the batch's loss there. */
export interface Iteration {
  problem: Problem;
  loss: number;
}

export type Session = ReturnType<typeof createSession>;

/** A session on the problem of `first`, with the example's id if it is one. */
export function createSession(first: Run, firstExample: string | null) {
  const run = signal(first);
  const cursor = signal(0);
  const grain = signal<Grain>("node");
  const history = signal<Iteration[]>([{ problem: first.problem, loss: first.batchLoss }]);
  const iteration = signal(0);
  const example = signal(firstExample);
  const busy = signal(false);
  const trouble = signal<Trouble | null>(null);
  const pending = new Map<string, Promise<void>>();

  const state = computed<State>(() => {
    const found = stateAt(run.value, cursor.value);
    if (!found) throw new Error(`no page holds cursor ${cursor.value}`);
    return found;
  });
  const step = computed<Step | null>(() =>
    cursor.value === 0 ? null : stepAt(run.value, cursor.value - 1)
  );
  const nextStep = computed<Step | null>(() => stepAt(run.value, cursor.value));

  /** Do `work` with the server; tell of trouble instead of throwing. */
  async function withServer(work: () => Promise<void>): Promise<boolean> {
    busy.value = true;
    try {
      await work();
      trouble.value = null;
      return true;
    } catch (error) {
      trouble.value = error instanceof Refused
        ? { kind: "refused", details: error.details }
        : { kind: "unreachable" };
      return false;
    } finally {
      busy.value = false;
    }
  }

  /** Load the page that begins at `start` into the open run, once. */
  function load(start: number): Promise<void> {
    const opened = run.value;
    if (opened.pages.has(start)) return Promise.resolve();
    const key = String(start);
    const running = pending.get(key);
    if (running) return running;
    const loading = fetchPage(opened.problem, start).then((page) => {
      if (run.value.problem === opened.problem) run.value = withPage(run.value, page);
    }).finally(() => pending.delete(key));
    pending.set(key, loading);
    return loading;
  }

  function fetchAhead(): void {
    const ahead = pageStart(Math.min(cursor.value + FETCH_AHEAD, run.value.total - 1));
    // Trouble is told when the page is needed, not before.
    load(ahead).catch(() => {});
  }

  /** Move the cursor, loading what it needs to get there. */
  async function seek(to: number): Promise<void> {
    const target = Math.max(0, Math.min(run.value.total, to));
    if (!run.value.pages.has(pageOfCursor(target))) {
      const opened = run.value.problem;
      const loaded = await withServer(() => load(pageOfCursor(target)));
      if (!loaded || run.value.problem !== opened) return;
    }
    cursor.value = target;
    fetchAhead();
  }

  /** Open a problem's first page, with nothing computed. */
  async function start(problem: Problem): Promise<void> {
    const opened = openRun(problem, await fetchPage(problem, 0));
    pending.clear();
    batch(() => {
      cursor.value = 0;
      run.value = opened;
    });
    fetchAhead();
  }

  return {
    run,
    cursor,
    grain,
    history,
    iteration,
    example,
    busy,
    trouble,
    state,
    step,
    nextStep,
    seek,
    next: () => seek(nextStop(run.value.blocks, run.value.total, cursor.value, grain.value)),
    back: () => seek(previousStop(run.value.blocks, cursor.value, grain.value)),
    home: () => seek(0),
    end: () => seek(run.value.total),

    /** Go to where the number that `ref` names has just been computed. */
    seekTo(ref: string): void {
      const { blocks, problem } = run.value;
      const target = cursorAfter(blocks, ref, state.value.sample, depthOf(problem));
      if (target !== null) seek(target);
    },

    /** Open another problem at its first step; `exampleId` says which example it is, if any. */
    open: (problem: Problem, exampleId: string | null) =>
      withServer(async () => {
        await start(problem);
        example.value = exampleId;
        history.value = [{ problem, loss: run.value.batchLoss }];
        iteration.value = 0;
      }),

    /** Carry the updated parameters into a new pass. */
    nextIteration: () =>
      withServer(async () => {
        const { problem, total } = run.value;
        const { keyframe } = await fetchPage(problem, total, 0);
        const updated = afterUpdate(problem, keyframe);
        await start(updated);
        const done = history.value.slice(0, iteration.value + 1);
        history.value = [...done, { problem: updated, loss: run.value.batchLoss }];
        iteration.value += 1;
      }),

    /** Go back to an iteration that has been run before; 0 has the initial parameters. */
    toIteration: (index: number) =>
      withServer(async () => {
        await start(history.value[index].problem);
        iteration.value = index;
      }),

    /** Tell of a request that need not be sent to be refused. */
    refuse(title: string, detail: string): void {
      trouble.value = { kind: "refused", details: { title, detail, status: 400 } };
    },
  };
}

function afterUpdate(problem: Problem, keyframe: Record<string, unknown>): Problem {
  const weights = keyframe.updated_weight as number[][][];
  const biases = keyframe.updated_bias as (number | null)[][];
  const layers = problem.network.layers.map((layer, at) => ({
    ...layer,
    weights: weights[at],
    biases: layer.biases?.map((bias, unit) => biases[at][unit] ?? bias) ?? null,
  }));
  return { ...problem, network: { layers } };
}
