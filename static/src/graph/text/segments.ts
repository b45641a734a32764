/** The text's lines in segments: what the step is about, what comes back, what it is multiplied by. */

import type { GraphRun } from "../../trace/graph/run.ts";
import { parseGraphRef } from "../../trace/graph/refs.ts";
import type { Equation, GraphStep, Span } from "../../wire/graph.ts";

/** own: what is computed, or differentiated; taken: what it is computed from; use and local: of its uses. */
export type Role = "own" | "taken" | "use" | "local";

export interface Segment {
  text: string;
  role: Role | null;
}

export interface Line {
  number: number;
  segments: Segment[];
  isAtWork: boolean;
}

export function linesOf(run: GraphRun, step: GraphStep | null): Line[] {
  const marked = step ? marksOf(run, step) : { line: null, spans: [] };
  return run.problem.graph.text.split(/\r?\n/).map((text, at) => ({
    number: at + 1,
    segments: segmented(text, marked.spans.filter(({ span }) => span.line === at + 1)),
    isAtWork: marked.line === at + 1,
  }));
}

interface Marked {
  span: Span;
  role: Role;
}

function marksOf(run: GraphRun, step: GraphStep): { line: number | null; spans: Marked[] } {
  const own = run.arrays.get(step.name)?.equation ?? null;
  if (step.phase === "forward" && own) {
    const taken = own.argument_spans.map((span): Marked => ({ span, role: "taken" }));
    return { line: own.line, spans: [...taken, { span: own.target ?? own.span, role: "own" }] };
  }
  const uses = step.chain?.uses ?? [];
  const takers = [...new Set(uses.map(({ name }) => name))]
    .map((name) => run.arrays.get(name)?.equation)
    .filter((equation) => equation !== null && equation !== undefined);
  const sources = new Set(
    uses.flatMap(({ source }) => source ? [parseGraphRef(source, run.arrays)?.array] : []),
  );
  const spans = takers.flatMap((equation) => [
    ...(equation.target ? [{ span: equation.target, role: "use" as const }] : []),
    ...argumentsOf(equation, (name) => sources.has(name), "local"),
    ...argumentsOf(equation, (name) => name === step.name, "own"),
  ]);
  const target = own?.target;
  return {
    line: (own ?? takers[0])?.line ?? null,
    spans: target ? [...spans, { span: target, role: "own" }] : spans,
  };
}

function argumentsOf(equation: Equation, which: (name: string) => boolean, role: Role): Marked[] {
  return equation.arguments.flatMap((name, at) => {
    const span = equation.argument_spans[at];
    return typeof name === "string" && which(name) && span ? [{ span, role }] : [];
  });
}

/** The line cut where a mark begins or ends; the later mark wins. */
function segmented(text: string, marked: Marked[]): Segment[] {
  const characters = [...text];
  const roles: (Role | null)[] = characters.map(() => null);
  for (const { span, role } of marked) {
    const end = span.end_line > span.line ? characters.length : span.end_column - 1;
    roles.fill(role, span.column - 1, end);
  }
  const segments: Segment[] = [];
  for (const [at, character] of characters.entries()) {
    const last = segments.at(-1);
    if (last && last.role === roles[at]) last.text += character;
    else segments.push({ text: character, role: roles[at] });
  }
  return segments;
}
