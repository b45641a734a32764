import { deepStrictEqual as equal } from "node:assert";
import { changesBetween } from "../../../../static/src/session/edits/changes.ts";
import { withLayer, withNumber } from "../../../../static/src/session/edit.ts";
import {
  withBiases,
  withHiddenLayer,
  withLoss,
  withSample,
} from "../../../../static/src/network/edit.ts";
import type { Problem } from "../../../../static/src/wire/types.ts";
import { network } from "../../networks.ts";
import { LECTURE } from "../../notations.ts";

const P = network([2, 3, 2]);

function said(now: Problem, before = P): string[] {
  return changesBetween(before, now, LECTURE).map(({ says }) => says);
}

Deno.test("a number is told by its name, one of a batch with its sample", () => {
  equal(said(withNumber(P, 0, "weight.1.2.1", -5)), ["w₃₂ is −5."]);
  equal(said(withNumber(P, 0, "target.1", 0.5)), ["y₂ is 0.5."]);
  const batch = withSample(P);
  equal(said(withNumber(batch, 1, "input.0", 3), batch), ["x₁ of sample 2 is 3."]);
});

Deno.test("many numbers are counted", () => {
  const doubled = withLayer(P, 0, (layer) => ({
    ...layer,
    weights: layer.weights.map((row) => row.map((w) => 2 * w)),
  }));
  equal(said(doubled), ["6 numbers are new."]);
});

Deno.test("fields are told by what they are now", () => {
  equal(said({ ...P, optimizer: { name: "sgd", learning_rate: 0.25 } }), [
    "The learning rate η is 0.25.",
  ]);
  equal(said({ ...P, reduction: "mean" }), ["The samples’ gradients are averaged."]);
  equal(said(withBiases(P, 0, "frozen")), ["The biases of the hidden layer are frozen."]);
  equal(said(withBiases(P, 1, "none")), ["The biases of the output layer are left out."]);
});

Deno.test("all that a loss brings with it is told", () => {
  const given = { ...P, samples: [{ ...P.samples[0], target: [0.2, 3] }] };
  equal(said(withLoss(given, "categorical_cross_entropy"), given), [
    "The loss is categorical cross-entropy.",
    "The activation of the output layer is softmax.",
    "y₁ is 0.",
    "y₂ is 1.",
  ]);
});

Deno.test("of a problem of another shape the shape is told", () => {
  equal(said(withHiddenLayer(P, 1)), ["The layers have 2, 3, 3, 2 units."]);
  equal(said(withSample(P)), ["There are 2 samples."]);
  equal(said(P, withSample(P)), ["There is one sample."]);
});

Deno.test("of the same problem there is nothing to tell", () =>
  equal(said(structuredClone(P)), []));
