/**
 * The parts of a number as it is worked out by hand: the terms of a sum, the factors of a product.
 * They are read off the line of a step's formula that holds its numbers. The trace has no steps for
 * them: while a number grows, so many steps are done as before it.
 */

import { formatNumber } from "../../lib/numbers/format.ts";
import { nameIn, textOf } from "./in_words.ts";
import { type Parts, partsIn } from "./parts.ts";
import { valueOf, workedOut } from "./worked_out.ts";
import type { AnyStep, FormulaLine, FormulaNode } from "../../wire/types.ts";

/** A number that grows: so many of its parts stand. */
export interface Growing<Step extends AnyStep> {
  /** The step as far as it has come: it has written nothing yet. */
  step: Step;
  /** The same, as the move to its last part: it has read that one alone. */
  move: Step;
}

/** How many parts a step's number has; fewer than two are none. */
export function countParts(step: AnyStep): number {
  const count = partsOf(step)?.nodes.length ?? 0;
  return count < 2 ? 0 : count;
}

/** The step when its first `count` parts stand. */
export function grownTo<Step extends AnyStep>(step: Step, count: number): Growing<Step> {
  const parts = partsOf(step);
  if (!parts) throw new Error(`${step.result} has no parts`);
  const { kind, nodes } = parts;
  const stood = nodes.slice(0, count);
  const grown = {
    ...step,
    writes: [],
    text: `${step.text} ${kind === "term" ? "Term" : "Factor"} ${count} of ${nodes.length}.`,
    formula: { ...step.formula, lines: linesOf(step, parts, count) },
  };
  // A parameter's label holds its old value: the new one grows in the formula.
  const says = step.phase === "update" ? null : inPicture(step, parts, count);
  const growing = (nodes: FormulaNode[]) => ({ reads: refsIn(nodes), says });
  return {
    step: { ...grown, growing: growing(stood) },
    move: { ...grown, growing: growing(stood.slice(-1)) },
  };
}

/** What the next part is called: term 2 of 3. */
export function partName(step: AnyStep, count: number): string {
  const parts = partsOf(step);
  return parts ? `${parts.kind} ${count} of ${parts.nodes.length}` : "";
}

const FOUND = new WeakMap<AnyStep, Parts | null>();

function partsOf(step: AnyStep): Parts | null {
  const known = FOUND.get(step);
  if (known !== undefined) return known;
  const line = step.formula.lines.findLast(({ role }) => role === "numbers");
  const found = line ? partsIn(line.right) : null;
  FOUND.set(step, found);
  return found;
}

/** The formula as far as it has come: what is still ahead keeps its room and takes no ink. */
function linesOf(step: AnyStep, { kind, nodes, within }: Parts, count: number): FormulaLine[] {
  const shown = nodes.map((body, at): FormulaNode =>
    at < count - 1 ? body : { kind: "part", body, when: at < count ? "now" : "ahead" }
  );
  const last = step.formula.lines.findLastIndex(({ role }) => role === "numbers");
  const lines = step.formula.lines.slice(0, last + 1);
  lines[last] = { ...lines[last], right: within(shown) };
  const worked = nodes.map(workedOut);
  const isSum = kind === "term" && worked.some((each, at) => textOf(each) !== textOf(nodes[at]));
  const sum = worked.slice(0, count).map((body, at): FormulaNode =>
    at < count - 1 ? body : { kind: "part", body, when: "now" }
  );
  return [
    ...lines,
    // The line in which the result will stand.
    {
      role: "numbers",
      left: null,
      right: isSum
        ? within(sum)
        : { kind: "part", when: "ahead", body: { kind: "text", text: "…" } },
    },
  ];
}

/** More terms than these are added up before the last one. */
const MOST_BESIDE = 3;

/** The number in the picture: its name, what stands of it, and what has just come. */
function inPicture(step: AnyStep, { kind, nodes }: Parts, count: number): string[] {
  const left = step.formula.lines.findLast((line) => line.left)?.left;
  const parts = nodes.slice(0, count).map(workedOut);
  const values = parts.map(valueOf);
  const joined = (texts: string[]) =>
    texts.reduce((all, text) => all + (/^[+−·] /.test(text) ? " " : all && " + ") + text, "");
  const texts = parts.map((part, at) => {
    const text = textOf(part);
    const isFirst = at === 0 || kind === "factor";
    return !isFirst && part.kind === "number" && part.value < 0 ? `(${text})` : text;
  });
  const before = texts.slice(0, -1);
  const sum = values.slice(0, -1).reduce<number | null>(
    (all, value) => all === null || value === null ? null : all + value,
    0,
  );
  const stood = kind === "term" && before.length >= MOST_BESIDE
    ? sum === null ? "…" : formatNumber(sum)
    : joined(before);
  const arrived = texts[texts.length - 1];
  return [
    left ? nameIn(left) : "",
    stood,
    stood && !/^[+−·] /.test(arrived) ? `+ ${arrived}` : arrived,
  ];
}

/** The refs of the numbers in some parts of a formula, in their order. */
function refsIn(nodes: FormulaNode[]): string[] {
  const found: string[] = [];
  JSON.stringify(nodes, (_, each) => {
    if (each?.kind === "number" && each.ref) found.push(each.ref);
    return each;
  });
  return found;
}
