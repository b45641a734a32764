/** A step of an optimizer as an equation of matrices. */

import { optimizerQuantity } from "../../trace/optimizer_symbols.ts";
import { parseRef } from "../../trace/refs.ts";
import { symbol } from "../../trace/symbols.ts";
import type { FormulaNode, Step } from "../../wire/types.ts";
import type { Equation } from "./equation.ts";
import type { LayerMatrices, Matrix } from "./matrix.ts";

const text = (words: string): FormulaNode => ({ kind: "text", text: words });

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
  if (step.result === "gradient_norm") {
    return {
      left: {
        name: symbol("‖∇L‖"),
        rows: 1,
        columns: 1,
        entry: () => ({ ref: step.result }),
        focus: [0, 0],
      },
      right: [text("√ of the sum of all squares")],
      says: "Of the gradients of all layers together.",
    };
  }
  const reads = step.reads.filter((ref) => ref !== "gradient_norm").map(make);
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
