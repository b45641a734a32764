import { deepStrictEqual as equal } from "node:assert";
import { deltaRule } from "../../../static/src/trace/fused_delta.ts";
import type { Problem } from "../../../static/src/wire/types.ts";
import { network } from "../networks.ts";

function withTargets(activation: string, loss: string, ...targets: number[][]): Problem {
  const problem = network([1, targets[0].length]);
  problem.network.layers[0].activation = activation;
  return { ...problem, loss, samples: targets.map((target) => ({ input: [1], target })) };
}

Deno.test("softmax and categorical cross-entropy leave o − y where the targets sum to 1", () => {
  const rule = (...targets: number[][]) =>
    deltaRule(withTargets("softmax", "categorical_cross_entropy", ...targets), 1);
  equal(rule([0.1, 0.2, 0.7]), "fused");
  equal(rule([0.333, 0.333, 0.333]), "jacobian");
  equal(rule([0, 1], [0.5, 0.499]), "jacobian");
});

Deno.test("sigmoid and binary cross-entropy leave o − y whatever the targets sum to", () => {
  equal(deltaRule(withTargets("sigmoid", "binary_cross_entropy", [1, 1]), 1), "fused");
});
