/** What the learning room has open: its data, its runs, the moment on show, and what is chosen in it. */

import { computed, signal } from "@preact/signals";
import { type Data, type Dataset, fetchDatasets, type Table } from "../../wire/learning.ts";
import { createResource } from "../../wire/resource.ts";
import type { Scale } from "../data/scale.ts";
import { netOf, outputsOf } from "../forward/forward.ts";
import { type GivenNames, type Moment, placeOf, type Run } from "./runs.ts";

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

/** What the landscape goes over: two weights, −∇ and a random direction, or where the run went. */
export interface Over {
  kind: "weights" | "downhill" | "way";
  /** The two weights or biases. */
  refs: [string, string];
  /** Draws the random direction. */
  seed: number;
}

export type State = ReturnType<typeof createState>;

export function createState() {
  const datasets = createResource(fetchDatasets);
  const source = signal<Source | null>(null);
  /** The set that is on its way, over what is shown until it has come. */
  const coming = signal<Dataset | null>(null);
  const runs = signal<Run[]>([]);
  const given = signal<GivenNames>({});
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
  const over = signal<Over>({ kind: "weights", refs: ["", ""], seed: 1 });
  /** How the initial weights were drawn last. */
  const drawn = signal({ scheme: "xavier", seed: 1 });
  /** Up to where the runs of a link went, by their ids, until they are asked for or one is begun. */
  const toRun = signal<ReadonlyMap<number, number>>(new Map());
  const failure = signal<string | null>(null);
  /** Whether the stepper is about to be opened. */
  const stepping = signal(false);

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

  return {
    ...{ datasets, source, coming, runs, given, current, run },
    ...{ came, moment, net, outputs, wanted, training, speed },
    ...{ sample, pinned, pointed, part, axes, over, drawn, toRun, failure, stepping },
  };
}
