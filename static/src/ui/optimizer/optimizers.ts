/** The optimizers, what their fields are called, and what a field is where it is not given. */

import type { Optimizer } from "../../wire/types.ts";

export const OPTIMIZERS: Record<string, string> = {
  sgd: "gradient descent (SGD)",
  adagrad: "Adagrad",
  rmsprop: "RMSProp",
  adam: "Adam",
  adamw: "AdamW",
};

/** η; 0.5 where the optimizer leaves it out, as on the server. */
export function rateOf({ learning_rate = 0.5 }: Optimizer): number {
  return learning_rate;
}

type NumberField = "momentum" | "alpha" | "beta1" | "beta2" | "epsilon" | "weight_decay";

/** As PyTorch has them. */
const FIELDS: Record<string, [field: NumberField, otherwise: number][]> = {
  sgd: [["momentum", 0], ["weight_decay", 0]],
  adagrad: [["epsilon", 1e-10], ["weight_decay", 0]],
  rmsprop: [["alpha", 0.99], ["momentum", 0], ["epsilon", 1e-8], ["weight_decay", 0]],
  adam: [["beta1", 0.9], ["beta2", 0.999], ["epsilon", 1e-8], ["weight_decay", 0]],
  adamw: [["beta1", 0.9], ["beta2", 0.999], ["epsilon", 1e-8], ["weight_decay", 0.01]],
};

const TITLES: Record<NumberField, string> = {
  momentum: "Momentum μ",
  alpha: "Share kept α",
  beta1: "Share kept β₁",
  beta2: "Share kept β₂",
  epsilon: "ε",
  weight_decay: "Weight decay λ",
};

/** The fields of an optimizer beside η, with what each is. */
export function fieldsOf(
  optimizer: Optimizer,
): { field: NumberField; title: string; value: number }[] {
  return FIELDS[optimizer.name].map(([field, otherwise]) => ({
    field,
    title: TITLES[field],
    value: optimizer[field] ?? otherwise,
  }));
}

export const MOMENTUM_FORMS: Record<string, string> = {
  pytorch: "v ← μv + g, w ← w − ηv",
  classical: "v ← μv − ηg, w ← w + v",
  averaged: "v ← μv + (1 − μ)g, w ← w − ηv",
};
