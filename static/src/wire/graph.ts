/** A computational graph as it goes over the wire, and the pages of its trace. */

import type { AnyBlock, AnyPage, AnyStep, Nested } from "./types.ts";

/** A number, or numbers in lists in lists. */
export type Given = number | Given[];

export interface GraphProblem {
  /** Assignments in the notation of NumPy. */
  text: string;
  values: Record<string, Given>;
  with_respect_to: string[];
  result: string;
}

/** One op, and the array that it makes. */
export interface Equation {
  name: string;
  op: string;
  /** The names of the arrays that it takes; those of constants of the text are in `constants`. */
  arguments: string[];
  shape: number[];
  /** The line of the text, from 1. */
  line: number;
  /** The call of a function of the text that it belongs to, or null. */
  group: string | null;
}

/** Consecutive steps that compute one array, or its gradient. */
export interface GraphBlock extends AnyBlock {
  array: string;
  /** The equation as it is written, which may make several arrays: its line, and the round in a loop. */
  equation: string;
}

export interface GraphStep extends AnyStep {
  array: string;
}

/** Every array as nested lists; null where a number is not computed yet. */
export interface GraphKeyframe {
  value: Record<string, Nested>;
  gradient: Record<string, Nested>;
}

export interface GraphPage extends AnyPage {
  blocks: GraphBlock[];
  equations: Equation[];
  keyframe: GraphKeyframe;
  steps: GraphStep[];
}
