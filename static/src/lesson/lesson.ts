/** A lesson as the server tells it. */

import type { FormulaLine, Problem } from "../wire/types.ts";
import type { GraphProblem } from "../wire/graph.ts";
import type { Grain } from "../trace/grains.ts";

export interface ParagraphEntry {
  id: string;
  title: string;
}

/** A lesson in the table of contents. */
export interface LessonEntry {
  id: string;
  title: string;
  summary: string;
  minutes: number;
  questions: number;
  paragraphs: ParagraphEntry[];
}

/** A part of a lesson, and the place in the trace that it speaks of. */
export interface Paragraph extends ParagraphEntry {
  problem: string;
  cursor: number;
  grain: Grain;
  highlight: string[];
  tab: string | null;
  body: Prose[];
}

export interface Lesson extends Omit<LessonEntry, "paragraphs"> {
  /** By name, each a network or a graph. */
  problems: Record<string, { problem?: Problem; graph?: GraphProblem; example: string | null }>;
  paragraphs: Paragraph[];
}

/** Where a number of a text comes from: a number of the trace, or with no ref several. */
export interface NumberPlace {
  problem: string;
  ref?: string;
  sample?: number;
}

export interface NumberProse extends NumberPlace {
  kind: "number";
  value: number;
  /** As it is written, where that is not as the page writes numbers. */
  text?: string;
  /** Whether a step computes it; else it is given. */
  computed?: boolean;
}

export interface MathElement {
  kind?: undefined;
  tag: string;
  attributes?: Record<string, string>;
  children: MathProse[];
}

export type MathProse = string | NumberProse | MathElement;

export interface QuestionProse {
  kind: "question";
  id: string;
  prompt: Prose[];
  hints: Prose[][];
}

export interface PlotProse {
  kind: "plot";
  title: string;
  of: string;
  series: { label: string; points: { layer: number; value: number }[] }[];
}

/** A piece of a text: words, an element, or one of the kinds. */
export type Prose =
  | string
  | { kind?: undefined; tag: string; href?: string; children: Prose[] }
  | NumberProse
  | { kind: "math"; display: boolean; mathml: MathElement }
  | {
    kind: "formula";
    problem: string;
    ref: string;
    title: string;
    formula: { lines: FormulaLine[] };
  }
  | QuestionProse
  | PlotProse;

/** What is said of an answer. */
export interface Judged {
  given: string;
  verdict: "correct" | "wrong" | "unreadable";
  message: string;
  mistakes: { id: string; name: string; explanation: string; hint: string }[];
}
