/** Where a formula falls apart: its outermost sum or product. */

import type { FormulaNode } from "../../wire/types.ts";

/** The parts of a formula's numbers, and how to write these with others in their place. */
export interface Parts {
  kind: "term" | "factor";
  nodes: FormulaNode[];
  within: (nodes: FormulaNode[]) => FormulaNode;
}

/** The outermost sum or product of a formula's numbers; null where it has neither. */
export function partsIn(node: FormulaNode): Parts | null {
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
export function split(items: FormulaNode[], signs: string[]): FormulaNode[] {
  const groups: FormulaNode[][] = [[]];
  for (const item of items) {
    const last = groups[groups.length - 1];
    const isCut = item.kind === "operator" && signs.includes(item.text);
    if (isCut && last.length > 0) groups.push([item]);
    else last.push(item);
  }
  return groups.map((group) => group.length === 1 ? group[0] : { kind: "row", items: group });
}
