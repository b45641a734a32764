/** A run: one problem, and as much of its trace as has been loaded. */

import type { AnyPage, Block, Notation, Problem, TracePage } from "../wire/types.ts";
import { PAGE_SIZE } from "../wire/server.ts";
import type { SomeBlock } from "./grains.ts";
import { fold, type State } from "./state.ts";

/** The run of a problem of any kind. */
export interface AnyRun<Page extends AnyPage = AnyPage> {
  kind: "network" | "graph";
  problem: unknown;
  total: number;
  blocks: SomeBlock[];
  /** By the index of their first step. */
  pages: ReadonlyMap<number, Page>;
}

export interface Run extends AnyRun<TracePage> {
  kind: "network";
  problem: Problem;
  blocks: Block[];
  notation: Notation;
  batchLoss: number;
}

/** The run that a first page opens. */
export function openRun(problem: Problem, page: TracePage): Run {
  const { total, blocks, notation, batch_loss: batchLoss } = page;
  const pages = new Map([[page.start, page]]);
  return { kind: "network", problem, total, blocks, notation, batchLoss, pages };
}

/** The run with one more page. */
export function withPage<Opened extends AnyRun>(run: Opened, page: PageOf<Opened>): Opened {
  return { ...run, pages: new Map(run.pages).set(page.start, page) };
}

/** The pages of a kind of run, and its steps. */
export type PageOf<Opened extends AnyRun> = Opened extends AnyRun<infer Page> ? Page : never;
export type StepOf<Opened extends AnyRun> = PageOf<Opened>["steps"][number];

/** Where the page begins that holds step `index`. */
export function pageStart(index: number): number {
  return Math.floor(index / PAGE_SIZE) * PAGE_SIZE;
}

/** Where the page begins whose fold gives the state after `cursor` steps. */
export function pageOfCursor(cursor: number): number {
  return cursor === 0 ? 0 : pageStart(cursor - 1);
}

/** The state after `cursor` steps, or null while its page is not loaded. */
export function stateAt(run: Run, cursor: number): State | null {
  const page = run.pages.get(pageOfCursor(cursor));
  return page ? fold(run.problem, page, cursor) : null;
}

/** Step `index`, or null beyond the end or while its page is not loaded. */
export function stepAt<Opened extends AnyRun>(run: Opened, index: number): StepOf<Opened> | null {
  const page = run.pages.get(pageStart(index));
  return page?.steps[index - page.start] ?? null;
}

/** How many layers of weights. */
export function depthOf(problem: Problem): number {
  return problem.network.layers.length;
}

/** η; 0.5 where the problem leaves the optimizer out, as on the server. */
export function learningRate(problem: Problem): number {
  return problem.optimizer?.learning_rate ?? 0.5;
}

/**
 * The refs of the given numbers in the order in which they are written: the inputs, then of each
 * layer the matrix row by row and the biases, then the targets.
 */
export function givenRefs({ network, samples }: Problem): string[] {
  const [{ input, target }] = samples;
  return [
    ...input.map((_, at) => `input.${at}`),
    ...network.layers.flatMap(({ weights, biases }, below) => [
      ...weights.flatMap((row, to) => row.map((_, from) => `weight.${below + 1}.${to}.${from}`)),
      ...(biases ?? []).map((_, to) => `bias.${below + 1}.${to}`),
    ]),
    ...target.map((_, at) => `target.${at}`),
  ];
}

/** Whether the update is w − η ∇w and nothing else. */
export function isPlainDescent({ optimizer }: Problem): boolean {
  const { name = "sgd", momentum, weight_decay, clip_norm, schedule } = optimizer ?? {};
  return name === "sgd" && !momentum && !weight_decay && !clip_norm && !schedule;
}

/** Units per layer, the input first. */
export function sizesOf(problem: Problem): number[] {
  return [problem.samples[0].input.length, ...problem.network.layers.map((l) => l.weights.length)];
}
