/** A step of an optimizer as an equation of matrices. */

import { optimizerQuantity } from "../../trace/symbols/optimizer_symbols.ts";
import { parseRef } from "../../trace/refs.ts";
import { symbol } from "../../trace/symbols/symbols.ts";
import type { FormulaNode, Step } from "../../wire/types.ts";
import type { Equation } from "./equation.ts";
import type { LayerMatrices, Matrix } from "./matrix.ts";

const text = (words: string): FormulaNode => ({ kind: "text", text: words });

/** What is one number for the whole network: its name, and what it is in words. */
const SINGLE: Record<string, [name: FormulaNode, right: string, says: string]> = {
  gradient_norm: [
    symbol("‖∇L‖"),
    "√ of the sum of all squares",
    "Of the gradients of all layers together.",
  ],
  learning_rate: [symbol("η", "t"), "as the schedule has it", "One for all layers together."],
};

/** An optimizer's formula is one of each entry by itself. */
export function optimizerEquation(at: LayerMatrices, step: Step): Equation {
  const make = (ref: string): Matrix => {
    const { quantity, source } = parseRef(ref, at.symbols.depth);
    const letter = source === null ? at.biasLetter : at.weightLetter;
    if (/gradient$/.test(quantity) && !optimizerQuantity(quantity)) {
      return at.gradients(quantity, source === null ? "bias" : "weight");
    }
    const own = optimizerQuantity(quantity);
    const name = quantity.startsWith("updated_")
      ? { ...letter, sup: `${letter.sup ?? ""}new` }
      : own
      ? symbol(own.letter, letter, own.sup)
      : letter;
    return source === null ? at.column(quantity, name) : at.perWeight(quantity, name);
  };
  const single = SINGLE[step.result];
  if (single) {
    const [name, right, says] = single;
    const left = { name, rows: 1, columns: 1, entry: () => ({ ref: step.result }) };
    return { left: { ...left, focus: [0, 0] }, right: [text(right)], says };
  }
  const reads = step.reads.filter((ref) => !SINGLE[ref]).map(make);
  return {
    left: make(step.result),
    right: [
      text("f"),
      "(",
      ...reads.flatMap((matrix, place) => place > 0 ? [",", matrix] : [matrix]),
      ")",
    ],
    says: "f is the formula above, and takes each entry by itself.",
  };
}
