/** What is done in the learning room: data opened, runs begun, trained, put on show and named. */

import { batch } from "@preact/signals";
import { type Data, type Dataset, fetchTable, type Table } from "../../wire/learning.ts";
import { Refused } from "../../wire/server.ts";
import type { Problem } from "../../wire/types.ts";
import { namedNotes } from "../data/named_notes.ts";
import { NO_SCALE } from "../data/scale.ts";
import { momentAtStart, newRun, type Run } from "./runs.ts";
import { createState, type Source } from "./state.ts";
import { carryOn } from "./trainer.ts";
import { createUndoing } from "./undoing.ts";

export type Learning = ReturnType<typeof createLearning>;

/** The columns of somebody's own table, and what is begun once it has come. */
interface Opening {
  own?: Pick<Source, "inputs" | "outputs" | "classes" | "scales">;
  begins?: (table: Table) => void;
}

interface Beside {
  beside?: "learnt" | "all" | "none";
  partOf?: object | null;
}

const BUSY = "The server is busy with other requests: the run goes on as soon as it has room.";
const NONE: ReadonlyMap<number, number> = new Map();

export function createLearning() {
  const state = createState();
  const { source, runs, given, run, current, came, wanted, training } = state;
  const { speed, sample, pinned, pointed, part, axes, toRun, failure } = state;
  let controller = new AbortController();
  let [ids, opened] = [0, 0];
  const changes = createUndoing(state, pause);

  /** At once, whatever the server does meanwhile; nothing of what is on its way comes any more. */
  function pause(): void {
    controller.abort();
    batch(() => {
      training.value = false;
      if (failure.peek() === BUSY) failure.value = null;
    });
  }

  /**
   * Begin with other data, and the runs that `begins` begins of it: the set's own network, where
   * nothing else is said. Answers with the reason where that is refused. Of what is opened at once
   * the last comes, and nothing is begun, nor told, of the others.
   */
  async function open(
    set: Dataset | null,
    data: Data,
    { own, begins = () => beginUsual(set) }: Opening = {},
  ): Promise<string | null> {
    pause();
    const turn = ++opened;
    let found: Table;
    try {
      found = await fetchTable(data);
    } catch (error) {
      return turn === opened ? reasonOf(error) : null;
    }
    if (turn !== opened) return null;
    const table = own ? { ...found, notes: namedNotes(found.notes, own) } : found;
    changes.keep();
    batch(() => {
      source.value = {
        set,
        title: set?.title ?? "Own data",
        data,
        table,
        inputs: set?.inputs ?? table.inputs[0].map((_, i) => `x${i + 1}`),
        outputs: set?.outputs ?? table.targets[0].map((_, k) => `y${k + 1}`),
        classes: set?.classes ?? [],
        scales: table.inputs[0].map(() => NO_SCALE),
        ...own,
      };
      sample.value = Math.min(sample.peek(), table.inputs.length - 1);
      pinned.value = pointed.value = null;
      axes.value = [0, Math.min(1, table.inputs[0].length - 1)];
      runs.value = [];
      failure.value = null;
      if (table.kind === "values" && part.value === "Confusion") part.value = "Plane";
    });
    begins(table);
    return null;
  }

  function beginUsual(set: Dataset | null): void {
    if (!set) return;
    const { problem, batch_size: batchSize, iterations: goal } = set.network;
    begin(problem, { batchSize, goal, shuffleSeed: 1 });
  }

  /**
   * A run from the start, beside those that have learnt something, all or none. Those that are
   * `partOf` the same comparison are undone together.
   */
  function begin(
    start: Problem,
    options: { batchSize: number | null; shuffleSeed: number; goal: number },
    { beside = "learnt", partOf = null }: Beside = {},
  ): Run | null {
    const from = source.peek();
    if (!from) return null;
    pause();
    changes.keep(partOf);
    const first = from.table.inputs.findIndex((_, row) => !from.table.held_out.includes(row));
    const { optimizer_state: _, ...fresh } = start;
    const problem = {
      ...fresh,
      samples: [{ input: from.table.inputs[first], target: from.table.targets[first] }],
    };
    const added = newRun(++ids, problem, from.table, options);
    batch(() => {
      const least = { none: Infinity, learnt: 2, all: 1 }[beside];
      runs.value = [...runs.peek().filter(({ moments }) => moments.length >= least), added];
      current.value = added.id;
      wanted.value = null;
      failure.value = null;
      toRun.value = NONE;
    });
    return added;
  }

  /** Run `iterations`, or as many as lead to the goal; whether that came to its end by itself. */
  async function train(iterations?: number): Promise<boolean> {
    const [own, from] = [run.peek(), source.peek()];
    if (!own || !from || training.peek()) return false;
    const last = own.moments[own.moments.length - 1].iteration;
    if (own.stopped) return true;
    if (iterations === undefined && last >= own.goal) own.goal += own.goal;
    if (iterations !== undefined) own.goal = Math.max(own.goal, last + iterations);
    controller = new AbortController();
    const { signal } = controller;
    batch(() => {
      training.value = true;
      toRun.value = NONE;
      wanted.value = null;
      failure.value = null;
    });
    try {
      await carryOn(own, {
        data: from.data,
        iterations: iterations ?? own.goal - last,
        speed: () => iterations === 1 ? Infinity : speed.peek(),
        signal,
        onMoments(moments) {
          own.moments.push(...moments);
          batch(() => {
            came.value++;
            failure.value = null;
          });
        },
        onBusy: () => (failure.value = BUSY),
      });
      return !signal.aborted;
    } catch (error) {
      if (!signal.aborted) failure.value = reasonOf(error);
      return false;
    } finally {
      batch(() => {
        // After a pause another run may have begun.
        if (!signal.aborted) training.value = false;
        came.value++;
      });
    }
  }

  /** How many iterations take every row once. */
  function iterationsInEpoch(): number {
    const [own, from] = [run.peek(), source.peek()];
    if (!own || !from || own.batchSize === null) return 1;
    return Math.ceil((from.table.inputs.length - from.table.held_out.length) / own.batchSize);
  }

  return {
    ...state,
    open,
    begin,
    train,
    pause,
    iterationsInEpoch,
    changes,
    /** Put a run on show. */
    show(id: number): void {
      pause();
      current.value = id;
      wanted.value = null;
    },
    /** Give a run a name of one's own; null for the one that tells it from the others. */
    rename(id: number, name: string | null): void {
      changes.keep();
      const { [id]: _, ...others } = given.peek();
      given.value = name === null ? others : { ...others, [id]: name };
    },
    /** Take all runs away but the one on show. */
    keepAlone(): void {
      changes.keep();
      runs.value = runs.peek().filter(({ id }) => id === current.peek());
    },
    /** Show the start of the current run again, with nothing learnt. */
    reset(): void {
      const [own, from] = [run.peek(), source.peek()];
      if (!own || !from) return;
      pause();
      changes.keep();
      const anew = { ...own, moments: [momentAtStart(own.start, from.table)], stopped: null };
      batch(() => {
        runs.value = runs.peek().map((each) => each === own ? anew : each);
        wanted.value = null;
      });
    },
  };
}

export function reasonOf(error: unknown): string {
  return error instanceof Refused ? error.details.detail : "The server does not answer.";
}
