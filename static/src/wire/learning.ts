/** Learning from data: the sets there are, their rows, and an answer that comes line by line. */

import { get, post } from "./server.ts";
import { stream } from "./stream.ts";
import type { Optimizer, Problem } from "./types.ts";

export interface Dataset {
  id: string;
  title: string;
  about: string;
  kind: "classes" | "values";
  /** What inputs, outputs and classes are called; no classes for values. */
  inputs: string[];
  outputs: string[];
  classes: string[];
  count: number;
  least: number;
  most: number;
  noise: number;
  held_out: number;
  source: string;
  network: { problem: Problem; batch_size: number | null; iterations: number };
}

/** Data as a request has it: one of our sets, or somebody's own rows. */
export type Data =
  | { set: string; count: number; noise: number; seed: number; held_out: number }
  | { inputs: number[][]; targets: number[][]; held_out: number[] };

export interface Table {
  kind: "classes" | "values";
  inputs: number[][];
  targets: number[][];
  /** The rows kept from training, in order. */
  held_out: number[];
  notes: string[];
}

/** Where learning stands after an iteration. */
export interface LearnLine {
  iteration: number;
  epoch: number;
  loss: number;
  held_out_loss: number | null;
  accuracy: number | null;
  held_out_accuracy: number | null;
  /** √Σ g² over each layer, of the last iteration's gradient. */
  gradient_norms: number[];
  /** The rows that the last iteration took. */
  batch: number[];
  problem: Problem;
  done?: boolean;
  stopped?: { detail: string; ref: string };
}

export interface LearnRequest {
  problem: Problem;
  data: Data;
  iterations: number;
  batch_size: number | null;
  shuffle_seed: number | null;
  every: number;
  start: number;
}

/** A number for each weight of a layer, and for each bias that is trained. */
export interface OfLayer {
  weights: number[][];
  biases: number[] | null;
}

/** The same gradient, and what each optimizer changes by it. */
export interface Steps {
  iteration: number;
  gradient: OfLayer[];
  changes: OfLayer[][];
}

export const fetchSteps = (
  request: Omit<LearnRequest, "every"> & { optimizers: Optimizer[] },
): Promise<Steps> => post<Steps>("/api/steps", request);

export const fetchDatasets = (): Promise<Dataset[]> => get<Dataset[]>("/api/datasets");

export const fetchTable = (data: Data): Promise<Table> => post<Table>("/api/dataset", { data });

/** The lines of learning as they come. Throws Refused or Unreachable. */
export async function* learn(
  request: LearnRequest,
  signal: AbortSignal,
): AsyncGenerator<LearnLine> {
  for await (const line of stream("/api/learn", request, signal)) yield JSON.parse(line);
}
