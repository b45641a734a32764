/** What a worksheet can ask for, in the order of the work. */

import type { Block } from "../../wire/types.ts";

const TITLES: Record<string, string> = {
  net: "net",
  output: "outputs",
  loss_term: "loss at each output",
  loss: "loss",
  error: "errors fed back",
  slope: "slopes",
  delta: "δ",
  weight_gradient: "gradients of weights",
  bias_gradient: "gradients of biases",
  batch_weight_gradient: "the batch’s gradients of weights",
  batch_bias_gradient: "the batch’s gradients of biases",
  updated_weight: "new weights",
  updated_bias: "new biases",
};

/** What is chosen together, by its name. */
export const CHOICES: Record<string, string[]> = {
  "every number": Object.keys(TITLES),
  "the forward pass and the loss": ["net", "output", "loss_term", "loss"],
  "δ and the gradients": Object.keys(TITLES).filter((each) => /delta|gradient/.test(each)),
  "the new weights": ["updated_weight", "updated_bias"],
};

/** The same of a graph. */
export const OF_GRAPH: Record<string, string> = { value: "values", gradient: "gradients" };
export const CHOICES_OF_GRAPH: Record<string, string[]> = {
  "every number": Object.keys(OF_GRAPH),
  "the forward pass": ["value"],
  "the gradients": ["gradient"],
};

/** Those that the problem has, and how they read. */
export function quantitiesOf(blocks: Block[]): Record<string, string> {
  const there = new Set<string>(blocks.map((block) => block.quantity));
  return Object.fromEntries(Object.entries(TITLES).filter(([quantity]) => there.has(quantity)));
}

/** The name of a choice that asks for just these of those there are. */
export function choiceOf(
  choices: Record<string, string[]>,
  asked: string[],
  there: string[],
): string {
  const isSame = (choice: string[]) =>
    there.every((quantity) => choice.includes(quantity) === asked.includes(quantity));
  return Object.keys(choices).find((name) => isSame(choices[name])) ?? "what is ticked below";
}
