/** A part of a formula as the picture writes it, in one line. */

import { formatNumber } from "../../lib/numbers/format.ts";
import type { FormulaNode } from "../../wire/types.ts";

/** net of net_j, δ of δ_j, ∂L/∂h of ∂L/∂h_j, g′ of g′(net), ∇ of ∇_w L. */
export function nameIn(left: FormulaNode): string {
  return left.kind === "row" ? textOf(left.items[0]) : textOf(left);
}

export function textOf(node: FormulaNode): string {
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
