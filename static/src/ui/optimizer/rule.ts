/** What an optimizer does with a gradient g, in one line; as app/explain/formulas has it. */

import type { Optimizer } from "../../wire/types.ts";
import { fieldsOf, MOMENTUM_FORMS, OPTIMIZERS } from "./optimizers.ts";

const NESTEROV: Record<string, string> = {
  pytorch: "v ← μv + g, w ← w − η(g + μv)",
  classical: "v ← μv − ηg, w ← w − ηg + μv",
  averaged: "v ← μv + (1 − μ)g, w ← w − η((1 − μ)g + μv)",
};
const MOMENTS = "m ← β₁m + (1 − β₁)g, v ← β₂v + (1 − β₂)g², w ← w − ηm̂ / (√v̂ + ε)";
const RULES: Record<string, string> = {
  sgd: "w ← w − ηg",
  adagrad: "s ← s + g², w ← w − ηg / (√s + ε)",
  rmsprop: "s ← αs + (1 − α)g², w ← w − ηg / (√s + ε)",
  adam: MOMENTS,
  adamw: `${MOMENTS} − ηλw`,
};

/** Its name, and its rule; with weight decay in g, g has a term more. */
export function ruleOf(optimizer: Optimizer): { name: string; rule: string; decayed: boolean } {
  const { name, nesterov, momentum_form: form = "pytorch" } = optimizer;
  const fields = new Map(fieldsOf(optimizer).map(({ field, value }) => [field, value]));
  const decayed = name !== "adamw" && (fields.get("weight_decay") ?? 0) > 0;
  const hasMomentum = (fields.get("momentum") ?? 0) > 0;
  if (!hasMomentum) return { name: OPTIMIZERS[name], rule: RULES[name], decayed };
  if (name === "rmsprop") {
    const rule = "s ← αs + (1 − α)g², v ← μv + g / (√s + ε), w ← w − ηv";
    return { name: "RMSProp with momentum", rule, decayed };
  }
  const rule = (nesterov ? NESTEROV : MOMENTUM_FORMS)[form];
  return { name: nesterov ? "Nesterov’s momentum" : "momentum", rule, decayed };
}
