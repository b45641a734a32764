/** A computational graph as it goes over the wire, and the pages of its trace. */

import type { AnyBlock, AnyPage, AnyStep, FormulaNode, Nested, Optimizer } from "./types.ts";

/** A number, or numbers in lists in lists. */
export type Given = number | Given[];

export interface GraphProblem {
  /** Assignments in the notation of NumPy. */
  text: string;
  values: Record<string, Given>;
  with_respect_to?: string[];
  result?: string;
}

/** A graph with what learns on it, as requests for steps and for iterations have it. */
export interface GraphLearner {
  graph: GraphProblem;
  /** None while none is chosen: the trace then ends with the gradients. */
  optimizer?: Optimizer;
  /** What the iterations before have left; nothing at the start. */
  optimizer_state?: unknown;
}

/** A worked example of a graph. */
export interface GraphExample {
  id: string;
  title: string;
  source: string;
  note: string;
  graph: GraphProblem;
  /** What its source prints, digit by digit. */
  published: { ref: string; printed: string }[];
}

/** A part of the text: lines and columns count from 1, and the last column is not part of it. */
export interface Span {
  line: number;
  column: number;
  end_line: number;
  end_column: number;
}

/** One round of a loop: its variable's value, and how many rounds it is, from 1. */
export interface Round {
  line: number;
  variable: string;
  value: number;
  number: number;
}

/** One op, and the array that it makes. */
export interface Equation {
  name: string;
  op: string;
  /** What stands on its gate: ×, σ. */
  sign: string;
  /** The names of the arrays that it takes, and constants. */
  arguments: (string | number)[];
  shape: number[];
  /** The line of the text, from 1. */
  line: number;
  /** The call of a function of the text that it belongs to, or null. */
  group: string | null;
  span: Span;
  /** The name that it is assigned to, where it stands; null within an expression. */
  target: Span | null;
  argument_spans: Span[];
  /** The loops that it is in, outermost first. */
  rounds: Round[];
}

/** The equations of one call of a function of the text; `parent` is the call around it. */
export interface Group {
  name: string;
  function: string;
  line: number;
  parent: string | null;
}

/** Consecutive steps that compute one array, or its gradient, or what an optimizer makes of these. */
export interface GraphBlock extends AnyBlock {
  /** Of the equation; going back `gradient`, and in the update the quantity: velocity, updated. */
  op: string;
  /** The array; empty for a number that is of all arrays that learn. */
  name: string;
  /** Which of the equations makes the array, from 0; null for a given one. */
  equation: number | null;
}

/** One use of a number: what comes back there, the local derivative, and their product. */
export interface Use {
  /** The ref of what comes back. */
  ref: string;
  /** The array that takes it, and which number of that, as it is called: c[1, 3]. */
  name: string;
  element: string;
  gradient: number;
  local: number;
  /** The ref of the local derivative, where it is a number of the graph as it stands. */
  source: string | null;
  product: number;
  formula: FormulaNode;
}

/** The uses of a number; those that give 0 are counted together, by the op that gives it. */
export interface Chain {
  uses: Use[];
  zeros: { op: string; count: number }[];
  /** Of more uses than are listed: how many, and what they come to. */
  more: { count: number; sum: number } | null;
}

export interface GraphStep extends AnyStep {
  name: string;
  equation: number | null;
  place: number;
  /** What is worth knowing about the local derivative. */
  remark: string;
  /** Of a backward step. */
  chain: Chain | null;
}

/** Every array as nested lists; null where a number is not computed yet. */
export interface GraphKeyframe {
  value: Record<string, Nested>;
  gradient: Record<string, Nested>;
  /** With an optimizer its quantities, and numbers that are of no array. */
  [quantity: string]: Record<string, Nested> | number | null;
}

export interface GraphPage extends AnyPage {
  blocks: GraphBlock[];
  result: string;
  /** What the forward pass ends with. */
  result_value: number;
  /** How many iterations one request may ask for. */
  iterations_at_once: number;
  with_respect_to: string[];
  given: { name: string; shape: number[] }[];
  equations: Equation[];
  groups: Group[];
  keyframe: GraphKeyframe;
  steps: GraphStep[];
}
