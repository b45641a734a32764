/** The run of a graph, and its state at a cursor. */

import type {
  Equation,
  Given,
  GraphBlock,
  GraphKeyframe,
  GraphLearner,
  GraphPage,
  Group,
} from "../../wire/graph.ts";
import type { Nested } from "../../wire/types.ts";
import { blockAt, type LineBlock } from "../grains.ts";
import { type AnyRun, pageOfCursor } from "../run.ts";
import { type ArrayOf, arraysOf, blockOf, flat, type Quantity, quantityOf } from "./arrays.ts";
import { parseGraphRef } from "./refs.ts";

export interface GraphRun extends AnyRun<GraphPage> {
  kind: "graph";
  /** The graph, with the optimizer by whose update the steps end, if one is chosen. */
  problem: GraphLearner;
  blocks: LineBlock[];
  equations: Equation[];
  groups: Group[];
  /** The array whose derivative is taken: one number. */
  result: string;
  resultValue: number;
  /** How many iterations one request may ask for. */
  iterationsAtOnce: number;
  /** The given arrays whose gradients are taken. */
  withRespectTo: string[];
  /** By name, the given ones first. */
  arrays: ReadonlyMap<string, ArrayOf>;
}

export interface GraphState {
  /** There is one sample. */
  sample: 0;
  cursor: number;
  /** The number at a place of an array, or of its gradient; null while it is not computed. */
  number: (quantity: Quantity, array: string, place: number) => number | null;
  /** The number that a ref names, or null. */
  value: (ref: string) => number | null;
  /** In practice, the numbers that are asked for and the reader's answers, by ref. */
  own?: { asked: ReadonlySet<string>; answers: Record<string, string> };
}

/** The cursor at which all values are known, and no gradient yet. */
export function afterForward({ blocks, total }: GraphRun): number {
  return blocks.find(({ phase }) => phase === "backward")?.start ?? total;
}

/** The run that a first page opens. */
export function openGraphRun(problem: GraphLearner, page: GraphPage): GraphRun {
  const { total, equations, groups, result } = page;
  const blocks = page.blocks.map((block) => ({ ...block, line: lineOf(block, equations) }));
  return {
    kind: "graph",
    problem,
    total,
    blocks,
    equations,
    groups,
    result,
    resultValue: page.result_value,
    iterationsAtOnce: page.iterations_at_once,
    withRespectTo: page.with_respect_to,
    arrays: arraysOf(problem.graph, equations, blocks),
    pages: new Map([[page.start, page]]),
  };
}

/** Equations on one line, and in one round of its loop, are one sentence of the text. */
function lineOf({ name, equation }: GraphBlock, equations: Equation[]): string {
  if (equation === null) return name;
  const { line, rounds } = equations[equation];
  return [line, ...rounds.map(({ number }) => number)].join("@");
}

/** How many numbers of an array, or of its gradient, are computed after `cursor` steps. */
export function knownOf(array: ArrayOf, quantity: Quantity, cursor: number): number {
  const block = blockOf(array, quantity);
  if (!block) return quantity === "value" && !array.equation ? array.size : 0;
  return Math.max(0, Math.min(block.count, cursor - block.start));
}

/** The state after `cursor` steps, or null while its page is not loaded. */
export function graphStateAt(run: GraphRun, cursor: number): GraphState | null {
  const page = run.pages.get(pageOfCursor(cursor));
  if (!page) return null;
  const written = writtenIn(run, page, cursor);
  const number: GraphState["number"] = (quantity, array, place) => {
    const known = written.get(`${quantity}.${array}`)?.get(place);
    if (known !== undefined) return known;
    const { equation } = run.arrays.get(array) ?? {};
    const held = quantity === "value" && !equation
      ? run.problem.graph.values[array]
      : heldIn(page.keyframe, quantity, array);
    return held === undefined ? null : flattened(held)[place] ?? null;
  };
  const value = (ref: string) => {
    const found = parseGraphRef(ref, run.arrays);
    if (found) return number(found.quantity, found.array, found.place);
    const alone = page.keyframe[ref];
    return written.get(ref)?.get(0) ?? (typeof alone === "number" ? alone : null);
  };
  return { sample: 0, cursor, number, value };
}

function heldIn(keyframe: GraphKeyframe, quantity: Quantity, array: string): Nested | undefined {
  const held = keyframe[quantity];
  return typeof held === "object" ? held?.[array] : undefined;
}

/** What the steps of a page have written by then, by array and place; by its ref what is of none. */
function writtenIn(run: GraphRun, page: GraphPage, cursor: number) {
  const written = new Map<string, Map<number, number>>();
  for (const step of page.steps.slice(0, cursor - page.start)) {
    const block = blockAt(run.blocks, step.index);
    const key = block.name ? `${quantityOf(block)}.${block.name}` : block.op;
    const places = written.get(key) ?? new Map<number, number>();
    for (const { value } of step.writes) places.set(step.index - block.start, value);
    written.set(key, places);
  }
  return written;
}

const FLATTENED = new WeakMap<object, (number | null)[]>();

/** The numbers in order, once for each list. */
function flattened(nested: Nested | Given): (number | null)[] {
  if (typeof nested !== "object" || nested === null) return [nested];
  const known = FLATTENED.get(nested) ?? flat(nested as (number | null)[]);
  FLATTENED.set(nested, known);
  return known;
}
