import { deepStrictEqual as equal, ok } from "node:assert";
import { biasMode, withNumber } from "../../../static/src/session/edit.ts";
import {
  withBiases,
  withHiddenLayer,
  withLoss,
  withoutHiddenLayer,
  withoutSample,
  withSample,
  withUnits,
} from "../../../static/src/network/edit.ts";
import { sizesOf } from "../../../static/src/trace/run.ts";
import type { Problem } from "../../../static/src/wire/types.ts";
import { network } from "../networks.ts";

/** Every given number by its ref, those of a sample with the sample before it. */
function numbers(problem: Problem): Map<string, number> {
  const found = new Map<string, number>();
  problem.network.layers.forEach((layer, l) => {
    layer.weights.forEach((row, j) =>
      row.forEach((weight, i) => found.set(`weight.${l + 1}.${j}.${i}`, weight))
    );
    layer.biases?.forEach((bias, j) => found.set(`bias.${l + 1}.${j}`, bias));
  });
  problem.samples.forEach((sample, s) => {
    sample.input.forEach((x, i) => found.set(`${s} input.${i}`, x));
    sample.target.forEach((y, k) => found.set(`${s} target.${k}`, y));
  });
  return found;
}

/** The refs whose number is not what it was, with what it is now. */
function changes(before: Problem, after: Problem): [string, number | undefined][] {
  const [old, now] = [numbers(before), numbers(after)];
  return [...new Set([...old.keys(), ...now.keys()])]
    .filter((ref) => old.get(ref) !== now.get(ref)).map((ref) => [ref, now.get(ref)]);
}

/** Weights fit the units they join, and samples and biases the layers. */
function isWhole(problem: Problem): boolean {
  const sizes = sizesOf(problem);
  return problem.network.layers.every((layer, at) =>
    layer.weights.every((row) => row.length === sizes[at]) &&
    (layer.biases?.length ?? sizes[at + 1]) === sizes[at + 1]
  ) && problem.samples.every(({ input, target }) =>
    input.length === sizes[0] && target.length === sizes[sizes.length - 1]
  );
}

const P = network([2, 3, 2], { samples: 2 });

for (const ref of ["weight.1.2.1", "weight.2.0.2", "bias.1.0", "bias.2.1"]) {
  Deno.test(`a new ${ref} changes that number and no other`, () => {
    equal(changes(P, withNumber(P, 0, ref, -5)), [[ref, -5]]);
  });
}

Deno.test("a new input or target changes that of its own sample alone", () => {
  equal(changes(P, withNumber(P, 1, "input.1", -5)), [["1 input.1", -5]]);
  equal(changes(P, withNumber(P, 0, "target.0", -5)), [["0 target.0", -5]]);
});

Deno.test("an edit leaves the problem that it starts from as it was", () => {
  const before = structuredClone(P);
  withNumber(P, 1, "input.0", 9);
  withUnits(P, 1, 5);
  withHiddenLayer(P, 1);
  withoutHiddenLayer(P, 1);
  withBiases(P, 0, "none");
  withLoss(P, "categorical_cross_entropy");
  withSample(P);
  equal(P, before);
});

Deno.test("a layer's biases go on, off and frozen; off and on again they are 0", () => {
  equal([0, 1].map((at) => biasMode(P.network.layers[at])), ["trained", "trained"]);
  const frozen = withBiases(P, 0, "frozen");
  equal([0, 1].map((at) => biasMode(frozen.network.layers[at])), ["frozen", "trained"]);
  equal(changes(P, frozen), []);
  const none = withBiases(P, 0, "none");
  equal(biasMode(none.network.layers[0]), "none");
  equal(withBiases(none, 0, "trained").network.layers[0].biases, [0, 0, 0]);
  equal(withBiases(frozen, 0, "trained"), P);
});

Deno.test("a layer of more or fewer units keeps every number that still has a place", () => {
  for (const layer of [0, 1, 2]) {
    for (const units of [1, 2, 4, 7]) {
      const changed = withUnits(P, layer, units);
      const sizes = sizesOf(P).map((old, at) => at === layer ? units : old);
      equal(sizesOf(changed), sizes);
      ok(isWhole(changed));
      const kept = [...numbers(changed)].filter(([ref]) => numbers(P).has(ref));
      const shared = (at: number) => Math.min(sizesOf(P)[at], sizes[at]);
      ok(kept.length >= shared(0) * shared(1) + shared(1) * shared(2));
      for (const [ref, number] of kept) equal([ref, number], [ref, numbers(P).get(ref)]);
    }
  }
});

Deno.test("new units start with small weights that differ, and with biases and inputs of 0", () => {
  const wider = withUnits(P, 1, 6).network.layers;
  const fresh = wider[0].weights.slice(3).map(String);
  equal(new Set(fresh).size, 3);
  ok(wider[0].weights.slice(3).flat().every((w) => w !== 0 && Math.abs(w) <= 0.5));
  equal(wider[0].biases?.slice(3), [0, 0, 0]);
  equal(withUnits(P, 0, 3).samples.map(({ input }) => input[2]), [0, 0]);
});

Deno.test("shares of 1 stay shares of 1 when an output comes or goes", () => {
  const shares = withLoss(network([2, 3, 3]), "categorical_cross_entropy");
  shares.samples[0].target = [0.25, 0.25, 0.5];
  equal(withUnits(shares, 2, 2).samples[0].target, [0.5, 0.5]);
  equal(withUnits(shares, 2, 4).samples[0].target, [0.25, 0.25, 0.5, 0]);
  shares.samples[0].target = [0, 0, 1];
  equal(withUnits(shares, 2, 2).samples[0].target, [1, 0]);
});

Deno.test("a new hidden layer keeps the numbers of all other layers", () => {
  for (const after of [0, 1]) {
    const deeper = withHiddenLayer(P, after);
    const sizes = sizesOf(P);
    equal(sizesOf(deeper), [...sizes.slice(0, after + 1), sizes[after], ...sizes.slice(after + 1)]);
    ok(isWhole(deeper));
    equal(deeper.network.layers.toSpliced(after, 1), P.network.layers);
    equal(withoutHiddenLayer(deeper, after + 1), P);
  }
});

Deno.test("a new hidden layer is no softmax, which only an output layer may have", () => {
  const softmax = network([2, 3], { activation: "softmax" });
  equal(withHiddenLayer(softmax, 0).network.layers[0].activation, "sigmoid");
});

Deno.test("without a hidden layer the next one's weights are cut to fit, or filled up", () => {
  const deep = network([2, 4, 3, 2]);
  const cut = withoutHiddenLayer(deep, 1);
  equal(sizesOf(cut), [2, 3, 2]);
  ok(isWhole(cut));
  equal(cut.network.layers[0].weights, deep.network.layers[1].weights.map((r) => r.slice(0, 2)));
  const filled = withoutHiddenLayer(deep, 2);
  equal(sizesOf(filled), [2, 4, 2]);
  ok(isWhole(filled));
  equal(filled.network.layers[1].weights.map((row) => row.slice(0, 3)), [
    ...deep.network.layers[2].weights,
  ]);
});

Deno.test("a sample is added as a copy of the last, and any of them taken away", () => {
  equal(withSample(P).samples, [...P.samples, P.samples[1]]);
  equal(withoutSample(P, 0).samples, [P.samples[1]]);
});

Deno.test("a loss that asks for probabilities takes targets and outputs into its range", () => {
  const problem = network([2, 3], { activation: "tanh" });
  problem.samples[0].target = [-1, 0.5, 3];
  const binary = withLoss(problem, "binary_cross_entropy");
  equal(binary.samples[0].target, [0, 0.5, 1]);
  equal(binary.network.layers[0].activation, "sigmoid");
  const categorical = withLoss(problem, "categorical_cross_entropy");
  equal(categorical.samples[0].target, [0, 0, 1]);
  equal(categorical.network.layers[0].activation, "softmax");
});

Deno.test("another squared error, and shares that are right, change nothing but the loss", () => {
  const mean = withLoss(P, "mean_squared_error");
  equal(mean, { ...P, loss: "mean_squared_error" });
  const shares = network([2, 2], { activation: "softmax" });
  shares.samples[0].target = [0.25, 0.75];
  equal(withLoss(shares, "categorical_cross_entropy").samples, shares.samples);
});
