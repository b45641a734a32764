import { deepStrictEqual as equal } from "node:assert";
import { offerFor } from "../../../static/src/network/pairing.ts";
import type { Problem } from "../../../static/src/wire/types.ts";
import { network } from "../networks.ts";

function problem(activation: string, loss: string, target = [0.2, 0.8]): Problem {
  const made = network([2, 2]);
  const layers = made.network.layers.map((layer) => ({ ...layer, activation }));
  return { ...made, loss, network: { layers }, samples: [{ input: [1, 2], target }] };
}

/** The output activation and the loss once the offer has been taken. */
function taken(offered: Problem): string {
  const { network: { layers }, loss } = offerFor(offered)?.change(offered) ?? offered;
  return `${layers.at(-1)?.activation} ${loss}`;
}

Deno.test("softmax with a squared error is offered cross-entropy", () => {
  for (const loss of ["half_squared_error", "mean_squared_error", "binary_cross_entropy"]) {
    equal(taken(problem("softmax", loss)), "softmax categorical_cross_entropy");
  }
});

Deno.test("sigmoid with a squared error and one class of several is offered softmax", () => {
  const offered = problem("sigmoid", "half_squared_error", [0, 1]);
  equal(taken(offered), "softmax categorical_cross_entropy");
});

Deno.test("a cross-entropy is offered the outputs that it takes", () => {
  equal(
    taken(problem("sigmoid", "categorical_cross_entropy")),
    "softmax categorical_cross_entropy",
  );
  equal(taken(problem("tanh", "binary_cross_entropy")), "sigmoid binary_cross_entropy");
});

Deno.test("a usual pair is left alone", () => {
  for (
    const usual of [
      problem("softmax", "categorical_cross_entropy"),
      problem("sigmoid", "binary_cross_entropy"),
      problem("sigmoid", "half_squared_error"),
      problem("identity", "mean_squared_error", [0, 1]),
    ]
  ) equal(offerFor(usual), null);
});
