/**
 * The parts of a number as it is worked out by hand: the terms of a sum, the factors of a product.
 * They are read off the line of a step's formula that holds its numbers. The trace has no steps for
 * them: while a number grows, so many steps are done as before it.
 */

import { formatNumber } from "../lib/format.ts";
import type { AnyStep, FormulaLine, FormulaNode } from "../wire/types.ts";

/** The parts of a formula's numbers, and how to write these with others in their place. */
interface Parts {
  kind: "term" | "factor";
  nodes: FormulaNode[];
  within: (nodes: FormulaNode[]) => FormulaNode;
}

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

/** The outermost sum or product of a formula's numbers; null where it has neither. */
function partsIn(node: FormulaNode): Parts | null {
  if (node.kind === "terms") {
    return { kind: "term", nodes: node.items, within: (items) => ({ kind: "terms", items }) };
  }
  if (node.kind === "parens") {
    const inner = partsIn(node.body);
    return inner && { ...inner, within: (nodes) => ({ ...node, body: inner.within(nodes) }) };
  }
  if (node.kind !== "row") return null;
  const within = (items: FormulaNode[]): FormulaNode => ({ kind: "row", items });
  const terms = split(node.items, ["+", "−"]);
  if (terms.length > 1) return { kind: "term", nodes: terms, within };
  const factors = split(node.items, ["·"]);
  if (factors.length > 1) return { kind: "factor", nodes: factors, within };
  // As the mean of a sum: what stands before it belongs to all of its terms.
  for (const [at, item] of node.items.entries()) {
    const inner = partsIn(item);
    if (inner) {
      return {
        ...inner,
        within: (nodes) => within(node.items.with(at, inner.within(nodes))),
      };
    }
  }
  return null;
}

/** A row cut before these operators; one that begins it is a sign. */
function split(items: FormulaNode[], signs: string[]): FormulaNode[] {
  const groups: FormulaNode[][] = [[]];
  for (const item of items) {
    const last = groups[groups.length - 1];
    const isCut = item.kind === "operator" && signs.includes(item.text);
    if (isCut && last.length > 0) groups.push([item]);
    else last.push(item);
  }
  return groups.map((group) => group.length === 1 ? group[0] : { kind: "row", items: group });
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

/** The part as one number, where it is one of numbers alone; a sign before it stays. */
function workedOut(node: FormulaNode): FormulaNode {
  if (node.kind === "row" && node.items[0]?.kind === "operator") {
    const [sign, ...rest] = node.items;
    const body = workedOut(rest.length === 1 ? rest[0] : { kind: "row", items: rest });
    return { kind: "row", items: [sign, bracketed(body)] };
  }
  const value = valueOf(node);
  return value === null || node.kind === "number" ? node : { kind: "number", value };
}

function bracketed(node: FormulaNode): FormulaNode {
  return node.kind === "number" && node.value < 0 ? { kind: "parens", body: node } : node;
}

/** What a product of numbers comes to; null for anything else. */
function valueOf(node: FormulaNode): number | null {
  if (node.kind === "number") return node.value;
  if (node.kind === "parens") return valueOf(node.body);
  if (node.kind === "fraction") {
    const [over, under] = [valueOf(node.over), valueOf(node.under)];
    return over === null || under === null ? null : over / under;
  }
  if (node.kind !== "row") return null;
  const terms = split(node.items, ["+", "−"]);
  if (terms.length > 1) return added(terms);
  let product = 1;
  for (const item of node.items) {
    if (item.kind === "operator" && item.text === "·") continue;
    const value = valueOf(item);
    if (value === null) return null;
    product *= value;
  }
  return product;
}

function added(terms: FormulaNode[]): number | null {
  let sum = 0;
  for (const term of terms) {
    const [sign, ...rest] = term.kind === "row" ? term.items : [term];
    const isSigned = sign.kind === "operator";
    const value = valueOf(isSigned ? { kind: "row", items: rest } : term);
    if (value === null) return null;
    sum += isSigned && sign.text === "−" ? -value : value;
  }
  return sum;
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

/** net of net_j, δ of δ_j, ∂L/∂h of ∂L/∂h_j, g′ of g′(net), ∇ of ∇_w L. */
function nameIn(left: FormulaNode): string {
  return left.kind === "row" ? textOf(left.items[0]) : textOf(left);
}

function textOf(node: FormulaNode): string {
  switch (node.kind) {
    case "number":
      return formatNumber(node.value);
    case "text":
    case "operator":
      return node.text;
    case "symbol":
      return `${node.base}${node.prime ? "′" : ""}`;
    case "parens":
      return `(${textOf(node.body)})`;
    case "fraction":
      return `${textOf(node.over)}/${textOf(node.under)}`;
    case "call":
      return textOf(node.name);
    case "row":
      return node.items.reduce(
        (all, item) =>
          all + (item.kind === "operator" && item.text !== "∂" ? ` ${item.text} ` : textOf(item)),
        "",
      ).trim();
    default:
      return "…";
  }
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
