/** What goes over the wire, as the page reads it. The server's /docs has every field. */

export type Phase = "forward" | "loss" | "backward" | "update";

export type Op =
  | "net"
  | "output"
  | "loss_term"
  | "loss"
  | "error"
  | "slope"
  | "delta"
  | "weight_gradient"
  | "bias_gradient"
  | "batch_gradient"
  | "optimizer"
  | "update";

export interface Layer {
  weights: number[][];
  biases?: number[] | null;
  activation: string;
  train_biases?: boolean;
}

export interface Sample {
  input: number[];
  target: number[];
}

export interface Problem {
  network: { layers: Layer[] };
  loss: string;
  samples: Sample[];
  reduction?: "sum" | "mean";
  optimizer?: Optimizer;
  /** What the iterations before have left; nothing at the start. */
  optimizer_state?: unknown;
}

/** What is done with the gradients: a name, η, and the fields that this optimizer has besides. */
export interface Optimizer {
  name: string;
  learning_rate?: number;
  momentum?: number;
  momentum_form?: "pytorch" | "classical" | "averaged";
  nesterov?: boolean;
  weight_decay?: number;
  alpha?: number;
  beta1?: number;
  beta2?: number;
  epsilon?: number;
  clip_norm?: number;
  schedule?: Schedule;
}

/** How η changes from iteration to iteration: a name, and the fields that this schedule has. */
export interface Schedule {
  name: string;
  every?: number;
  factor?: number;
  iterations?: number;
  lowest?: number;
  start?: number;
  decay?: number;
}

export interface Example {
  id: string;
  title: string;
  source: string;
  note: string;
  problem: Problem;
}

export interface PublishedExample extends Example {
  /** What its source prints, digit by digit. */
  published: { ref: string; printed: string }[];
  /** What it prints of later iterations, by name: loss_after_1_iteration. */
  after: Record<string, string>;
}

/** Consecutive steps of one phase, in the trace of a problem of any kind. */
export interface AnyBlock {
  phase: Phase;
  start: number;
  count: number;
}

/** Consecutive steps that compute one quantity of one layer. */
export interface Block extends AnyBlock {
  op: Op;
  quantity: string;
  sample: number;
  layer: number;
  per_unit: number;
}

/** A node of a formula tree; `kind` says which of the fields are there. */
export type FormulaNode =
  | { kind: "number"; value: number; ref?: string; sample?: number }
  | { kind: "symbol"; base: string; sub?: FormulaNode; sup?: string; prime?: boolean }
  | { kind: "text"; text: string }
  | { kind: "operator"; text: string }
  | { kind: "row"; items: FormulaNode[] }
  | { kind: "terms"; items: FormulaNode[] }
  | { kind: "fraction"; over: FormulaNode; under: FormulaNode }
  | { kind: "power"; base: FormulaNode; exponent: FormulaNode }
  | { kind: "root"; body: FormulaNode }
  | { kind: "parens"; body: FormulaNode }
  | { kind: "call"; name: FormulaNode; argument: FormulaNode }
  | { kind: "sum"; index: string; first?: string; last?: FormulaNode; body: FormulaNode }
  // The page's own: a part that has just come, or one that is still ahead and only keeps its room.
  | { kind: "part"; when: "now" | "ahead"; body: FormulaNode }
  | { kind: "cases"; rows: { value: FormulaNode; condition: FormulaNode }[] };

export interface FormulaLine {
  role: "symbols" | "numbers" | "result";
  left: FormulaNode | null;
  right: FormulaNode;
}

/** A step of a problem of any kind: one number, what it was computed from, and what to say of it. */
export interface AnyStep {
  index: number;
  phase: Phase;
  op: string;
  result: string;
  reads: string[];
  writes: { ref: string; value: number }[];
  title: string;
  text: string;
  formula: { lines: FormulaLine[]; latex: string };
  /** The page's own, of a number that grows part by part. */
  growing?: {
    /** What has been read of its reads. */
    reads: string[];
    /** In the picture its name, what stands of it, and what has just come; null where it does not. */
    says: string[] | null;
  };
}

export interface Step extends AnyStep {
  op: Op;
  sample: number;
  layer: number;
  unit: number | null;
  source: number | null;
}

export type Nested = number | null | Nested[];

/** Every quantity as nested arrays; null where a number is not computed yet. */
export type Keyframe = { sample: number } & Record<string, Nested>;

export interface Letters {
  base: string;
  sup: string;
}

/** How formulas are written: net, h, o, U, W; or z, a, W with layer numbers. */
export type NotationStyle = "lecture" | "textbook";

export interface Notation {
  style: "lecture" | "layered";
  /** What net is called. */
  net: string;
  /** How many there are in the batch. */
  samples?: number;
  /** The index of g in each layer of weights, if it has one. */
  g: string[];
  units: Letters[];
  weights: Letters[];
}

/** A page of the trace of a problem of any kind: some steps in a row, of how many. */
export interface AnyPage {
  total: number;
  start: number;
  blocks: AnyBlock[];
  steps: AnyStep[];
}

export interface TracePage extends AnyPage {
  blocks: Block[];
  notation: Notation;
  batch_loss: number;
  keyframe: Keyframe;
  steps: Step[];
}

/** How large a problem may be. */
export interface Limits {
  layers: number;
  units: number;
  weights: number;
  samples: number;
  /** Iterations of one request for training; their work, and how much of it a unit is. */
  iterations: number;
  training_work: number;
  activation_work: number;
  body_bytes: number;
}

/** What the server puts into the page so that the first view needs no second request. */
export interface FirstPage {
  examples: Example[];
  example: string;
  problem: Problem;
  trace: TracePage;
  limits: Limits;
}

/** An error as the server tells it (RFC 9457). */
export interface ProblemDetails {
  title: string;
  status: number;
  detail: string;
  /** The number that overflowed. */
  ref?: string;
  /** Ranges of a file's layers, such as 2-3, that could be read where not all can. */
  offers?: string[];
  /** Where in a graph's text the fault is, from 1, and the names that have no value yet. */
  line?: number;
  column?: number;
  missing?: string[];
  /** How many layers of weights the problem has that was sent; the page's own note. */
  layers?: number;
}
