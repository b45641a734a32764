/** The pairs of output activation and loss whose derivatives join to δ = o − y. */

import type { Problem } from "../wire/types.ts";

const FUSED: Record<string, string> = {
  sigmoid: "binary_cross_entropy",
  softmax: "categorical_cross_entropy",
};

/** The activation of a layer, counted from 1. */
export function activationOf(problem: Problem, layer: number): string {
  return problem.network.layers[layer - 1].activation;
}

/** How δ of a layer comes about. */
export type DeltaRule = "product" | "fused" | "jacobian";

/**
 * The rule by which δ of a layer, counted from 1, comes about: ∂L/∂output · g′(net), a product unit
 * by unit; o − y, where the pair of output activation and loss is fused; else softmax's Jacobian.
 */
export function deltaRule(problem: Problem, layer: number): DeltaRule {
  const activation = activationOf(problem, layer);
  const isOutput = layer === problem.network.layers.length;
  if (isOutput && FUSED[activation] === problem.loss && sumsToOne(problem, activation)) {
    return "fused";
  }
  return activation === "softmax" ? "jacobian" : "product";
}

/** Whether the targets are such that Σ_m y_m drops out of softmax's δ_k = o_k Σ_m y_m − y_k. */
function sumsToOne({ samples }: Problem, activation: string): boolean {
  return activation !== "softmax" ||
    samples.every(({ target }) => Math.abs(target.reduce((sum, y) => sum + y, -1)) <= 1e-12);
}
