/** What the learning room knows: its data, its runs, the moment on show, and what is chosen in it. */

import { batch, computed, signal } from "@preact/signals";
import {
  type Data,
  type Dataset,
  fetchDatasets,
  fetchTable,
  type Table,
} from "../../wire/learning.ts";
import { createResource } from "../../wire/resource.ts";
import { Refused } from "../../wire/server.ts";
import type { Problem } from "../../wire/types.ts";
import { NO_SCALE, type Scale } from "../data/own_data.ts";
import { netOf, outputsOf } from "../forward/forward.ts";
import { type Moment, momentAtStart, newRun, placeOf, type Run } from "./runs.ts";
import { carryOn } from "./trainer.ts";

export const PARTS = ["Plane", "Samples", "Confusion", "Landscape"] as const;
export type Part = typeof PARTS[number];

/** What is learnt from, with the names of its columns. */
export interface Source {
  /** The set, unless the rows are somebody's own. */
  set: Dataset | null;
  title: string;
  data: Data;
  table: Table;
  inputs: string[];
  outputs: string[];
  classes: string[];
  /** How each input was standardised, to be undone in what is shown. */
  scales: Scale[];
}

export interface Unit {
  layer: number;
  unit: number;
}

export type Learning = ReturnType<typeof createLearning>;

export function createLearning() {
  const datasets = createResource(fetchDatasets);
  const source = signal<Source | null>(null);
  const runs = signal<Run[]>([]);
  /** The id of the run on show. */
  const current = signal(0);
  /** Counts the moments that have come, which runs do not tell. */
  const came = signal(0);
  /** The iteration that is wanted on show; null is the last. */
  const wanted = signal<number | null>(null);
  const training = signal(false);
  const speed = signal(50);
  const sample = signal(0);
  const pinned = signal<Unit | null>(null);
  const pointed = signal<Unit | null>(null);
  const part = signal<Part>("Plane");
  const axes = signal<[number, number]>([0, 1]);
  /** How the initial weights were drawn last. */
  const drawn = signal({ scheme: "xavier", seed: 1 });
  /** Up to where the run of a link went, until it is asked for or another is begun; 0 for none. */
  const toRun = signal(0);
  const failure = signal<string | null>(null);
  /** Whether the stepper is about to be opened. */
  const stepping = signal(false);
  let controller = new AbortController();
  let ids = 0;

  const run = computed(() => runs.value.find(({ id }) => id === current.value) ?? null);
  const moment = computed<Moment | null>(() => {
    came.value;
    const moments = run.value?.moments;
    if (!moments) return null;
    return moments[wanted.value === null ? moments.length - 1 : placeOf(moments, wanted.value)];
  });
  const net = computed(() => moment.value && netOf(moment.value.problem));
  /** The outputs of each layer for the chosen sample. */
  const outputs = computed(() => {
    const input = source.value?.table.inputs[sample.value];
    return net.value && input ? outputsOf(net.value, input) : null;
  });

  function pause(): void {
    controller.abort();
  }

  /** Begin with other data: its own network, and no runs. */
  async function open(
    set: Dataset | null,
    data: Data,
    own?: Partial<Source>,
  ): Promise<string | null> {
    pause();
    try {
      const table = await fetchTable(data);
      const problem = own ? null : set?.network.problem ?? null;
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
      if (problem && set) {
        begin(problem, {
          batchSize: set.network.batch_size,
          goal: set.network.iterations,
          shuffleSeed: 1,
        });
      }
      return null;
    } catch (error) {
      return reasonOf(error);
    }
  }

  /** A run from the start, beside those that have learnt something. */
  function begin(
    start: Problem,
    options: { batchSize: number | null; shuffleSeed: number; goal: number },
    beside = true,
  ): Run | null {
    const from = source.peek();
    if (!from) return null;
    pause();
    const first = from.table.inputs.findIndex((_, row) => !from.table.held_out.includes(row));
    const { optimizer_state: _, ...fresh } = start;
    const problem = {
      ...fresh,
      samples: [{ input: from.table.inputs[first], target: from.table.targets[first] }],
    };
    const added = newRun(++ids, problem, from.table, options);
    batch(() => {
      const kept = beside ? runs.peek().filter(({ moments }) => moments.length > 1) : [];
      runs.value = [...kept, added];
      current.value = added.id;
      wanted.value = null;
      failure.value = null;
      toRun.value = 0;
    });
    return added;
  }

  /** Run `iterations`, or as many as lead to the goal. */
  async function train(iterations?: number): Promise<void> {
    const [own, from] = [run.peek(), source.peek()];
    if (!own || !from || training.peek()) return;
    const last = own.moments[own.moments.length - 1].iteration;
    if (own.stopped) return;
    if (iterations === undefined && last >= own.goal) own.goal += own.goal;
    if (iterations !== undefined) own.goal = Math.max(own.goal, last + iterations);
    controller = new AbortController();
    batch(() => {
      training.value = true;
      toRun.value = 0;
      wanted.value = null;
      failure.value = null;
    });
    try {
      await carryOn(own, {
        data: from.data,
        iterations: iterations ?? own.goal - last,
        speed: () => iterations === 1 ? Infinity : speed.peek(),
        signal: controller.signal,
        onMoments(moments) {
          own.moments.push(...moments);
          came.value++;
        },
      });
    } catch (error) {
      failure.value = reasonOf(error);
    } finally {
      batch(() => {
        training.value = false;
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
    datasets,
    source,
    runs,
    run,
    came,
    moment,
    net,
    outputs,
    wanted,
    training,
    speed,
    sample,
    pinned,
    pointed,
    part,
    axes,
    ...{ drawn, toRun, failure },
    open,
    begin,
    train,
    pause,
    iterationsInEpoch,
    stepping,
    /** Put a run on show, or take one away. */
    show(id: number): void {
      pause();
      current.value = id;
      wanted.value = null;
    },
    forget(id: number): void {
      runs.value = runs.value.filter((each) => each.id !== id || id === current.value);
    },
    /** Show the start of the current run again, with nothing learnt. */
    reset(): void {
      const [own, from] = [run.peek(), source.peek()];
      if (!own || !from) return;
      pause();
      own.moments = [momentAtStart(own.start, from.table)];
      own.stopped = null;
      batch(() => {
        wanted.value = null;
        came.value++;
      });
    },
  };
}

export function reasonOf(error: unknown): string {
  return error instanceof Refused ? error.details.detail : "The server does not answer.";
}
