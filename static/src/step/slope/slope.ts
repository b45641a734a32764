/** What a step has to do with the slope of g: at which units it stands, and what that means. */

import type { Problem, Step } from "../../wire/types.ts";
import { type Curve, isSaturated } from "./curves.ts";
import { activationOf, deltaRule } from "../../trace/fused_delta.ts";
import { sizesOf } from "../../trace/run.ts";
import { plain, type Symbols } from "../../trace/symbols/symbols.ts";

/** The units of one layer that a step is about; `own` is null where it is about all of them. */
export interface Units {
  layer: number;
  own: number | null;
  count: number;
}

/** The units that a step is about. */
export function unitsOf(problem: Problem, { layer, unit }: Step): Units {
  return { layer, own: unit, count: sizesOf(problem)[layer] };
}

/** Why the slope of this unit is shown. */
export function whySlope(problem: Problem, symbols: Symbols, step: Step): string {
  const { layer, own } = unitsOf(problem, step);
  if (own === null) {
    return "The loss is computed from all outputs. This is where each of them stands on g, and " +
      "how steep g is there decides how much of its error goes back.";
  }
  const unit = plain(symbols.unit(layer, own));
  if (step.source !== null) {
    const weight = plain(symbols.weight(layer, own, step.source));
    return `${weight} leads to ${unit}. The slope of g at ${unit} is in its gradient.`;
  }
  if (step.op === "bias_gradient" || step.result.includes("bias")) {
    return `This is the bias of ${unit}. The slope of g at ${unit} is in its gradient.`;
  }
  return `g at ${unit}, and its tangent where ${symbols.net} of ${unit} is.`;
}

/** What the slope at a net means for δ; `net` is null while it is not computed. */
export function meaning(
  problem: Problem,
  symbols: Symbols,
  curve: Curve,
  layer: number,
  net: number | null,
): string {
  if (net === null) return `${symbols.net} is not computed yet: its place on the curve will show.`;
  const difference = `${symbols.output} − y`;
  const isFlat = isSaturated(curve, net);
  if (deltaRule(problem, layer) === "fused") {
    return isFlat
      ? `The unit is saturated. But with this loss δ is ${difference}, without the slope: it does ` +
        "not vanish."
      : `With this loss δ is ${difference}: the slope takes no part in it.`;
  }
  if (isFlat) {
    return "The unit is saturated: g is nearly flat here, so hardly any of the error passes into δ.";
  }
  return activationOf(problem, layer) === "identity"
    ? "The identity is equally steep everywhere: all of the error passes into δ."
    : "The error times the slope of this tangent is δ: the flatter g, the less of it passes.";
}
