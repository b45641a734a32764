/** What a part of a formula comes to, where it is of numbers alone. */

import type { FormulaNode } from "../../wire/types.ts";
import { split } from "./parts.ts";

/** The part as one number, where it is one of numbers alone; a sign before it stays. */
export function workedOut(node: FormulaNode): FormulaNode {
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
export function valueOf(node: FormulaNode): number | null {
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
