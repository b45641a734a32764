/** Which loss goes with which outputs, and what is offered where a problem has another pair. */

import type { Problem } from "../wire/types.ts";
import { withLayer } from "../session/edit.ts";
import { withLoss } from "./edit.ts";

export interface Offer {
  says: string;
  /** What a button says that makes the change. */
  label: string;
  change: (problem: Problem) => Problem;
}

interface Pairing extends Offer {
  fits: (pair: { output: string; loss: string; oneHot: boolean }) => boolean;
}

const isSquared = (loss: string) => loss.endsWith("squared_error");

const PAIRINGS: Pairing[] = [
  {
    fits: ({ output, loss }) => output === "softmax" && loss !== "categorical_cross_entropy",
    says:
      "Softmax’s outputs are shares of 1: with cross-entropy δ = o − y, and no slope holds learning up.",
    label: "Use categorical cross-entropy",
    change: (problem) => withLoss(problem, "categorical_cross_entropy"),
  },
  {
    fits: ({ output, loss }) => output !== "softmax" && loss === "categorical_cross_entropy",
    says: "Categorical cross-entropy takes outputs that add up to 1.",
    label: "Use softmax",
    change: (problem) => withOutput(problem, "softmax"),
  },
  {
    fits: ({ output, loss }) => output !== "sigmoid" && loss === "binary_cross_entropy",
    says: "Binary cross-entropy takes outputs between 0 and 1.",
    label: "Use sigmoid",
    change: (problem) => withOutput(problem, "sigmoid"),
  },
  {
    fits: ({ output, loss, oneHot }) => output === "sigmoid" && oneHot && isSquared(loss),
    says: "Each target is one class of several: softmax with cross-entropy is made for that.",
    label: "Use softmax with categorical cross-entropy",
    change: (problem) => withLoss(problem, "categorical_cross_entropy"),
  },
];

/** What would go better with the outputs or the loss of a problem, if they are no usual pair. */
export function offerFor({ network, loss, samples }: Problem): Offer | null {
  const output = network.layers[network.layers.length - 1].activation;
  const oneHot = samples.every(({ target }) => isOneHot(target));
  return PAIRINGS.find(({ fits }) => fits({ output, loss, oneHot })) ?? null;
}

function isOneHot(target: number[]): boolean {
  return target.length > 1 && target.every((y) => y === 0 || y === 1) &&
    target.filter((y) => y === 1).length === 1;
}

function withOutput(problem: Problem, activation: string): Problem {
  const last = problem.network.layers.length - 1;
  return withLayer(problem, last, (layer) => ({ ...layer, activation }));
}
