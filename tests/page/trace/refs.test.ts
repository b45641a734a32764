import { deepStrictEqual as equal } from "node:assert";
import { outputRef, parseRef } from "../../../static/src/trace/refs.ts";

Deno.test("a ref of a weight has a layer, a unit and the source it comes from", () => {
  for (const quantity of ["weight", "weight_gradient", "updated_weight"]) {
    equal(parseRef(`${quantity}.2.0.11`, 3), { quantity, layer: 2, unit: 0, source: 11 });
  }
});

Deno.test("a ref of a unit has no source", () => {
  for (const quantity of ["net", "output", "delta", "bias", "bias_gradient"]) {
    equal(parseRef(`${quantity}.3.1`, 3), { quantity, layer: 3, unit: 1, source: null });
  }
});

Deno.test("an input is of layer 0; target, loss term and loss are of the output layer", () => {
  equal(parseRef("input.4", 3), { quantity: "input", layer: 0, unit: 4, source: null });
  for (const quantity of ["target", "loss_term"]) {
    equal(parseRef(`${quantity}.1`, 3), { quantity, layer: 3, unit: 1, source: null });
  }
  equal(parseRef("loss", 3), { quantity: "loss", layer: 3, unit: 0, source: null });
});

Deno.test("what a layer receives is an input or an output of the layer below", () => {
  equal([outputRef(0, 2), outputRef(1, 0)], ["input.2", "output.1.0"]);
});
