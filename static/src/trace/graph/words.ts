/** What a graph's numbers are called in words: k[0, 1], ∂L/∂k[0, 1]. */

import { lowered } from "../../lib/index_digits.ts";
import { optimizerQuantity } from "../symbols/optimizer_symbols.ts";
import { indicesOf, parseGraphRef } from "./refs.ts";
import type { GraphRun } from "./run.ts";
import type { GraphStep } from "../../wire/graph.ts";
import { nameOfArray } from "./names.ts";

/** The number's name, with its indices in brackets. */
export function graphName(run: GraphRun, ref: string): string {
  const found = parseGraphRef(ref, run.arrays);
  if (!found) return ALONE[ref] ?? ref;
  const { shape } = run.arrays.get(found.array) ?? { shape: [] };
  const indices = shape.length > 0 ? `[${indicesOf(found.place, shape).join(", ")}]` : "";
  const name = `${plainName(found.array)}${indices}`;
  switch (found.quantity) {
    case "value":
      return name;
    case "gradient":
      return `∂${plainName(run.result)}/∂${name}`;
    case "updated":
      return `new value of ${name}`;
    default:
      return `${titleOf(found.quantity)} of ${name}`;
  }
}

/** What an optimizer's quantity is called. */
export function titleOf(quantity: string): string {
  return optimizerQuantity(`weight_${quantity}`)?.title ?? quantity;
}

/** The numbers that are of all arrays that learn. */
const ALONE: Record<string, string> = {
  gradient_norm: "norm of the gradient",
  learning_rate: "learning rate",
};

/** w₁ for w1; h@2 as it is. */
export function plainName(name: string): string {
  const { base, sub, sup } = nameOfArray(name);
  return `${base}${lowered(sub)}${sup}`;
}

/** What the result is called in the text: E, also where it is E in the third round of a loop. */
export function resultName({ result }: GraphRun): string {
  return plainName(result.split("@")[0]);
}

/** The line that a step is of: line 2 in features. */
export function lineInWords(run: GraphRun, step: GraphStep): string {
  const own = run.arrays.get(step.name)?.equation;
  const [use] = step.chain?.uses ?? [];
  const equation = own ?? run.arrays.get(use?.name ?? "")?.equation;
  if (!equation) return step.name ? `given ${plainName(step.name)}` : "all that learns";
  const group = run.groups.find(({ name }) => name === equation.group);
  const round = own?.rounds.map(({ variable, value }) => `, ${variable} = ${value}`).join("") ?? "";
  return `line ${equation.line}${group ? ` in ${group.function}` : ""}${round}`;
}
