import { deepStrictEqual as equal } from "node:assert";
import { refusalIn, withTitles } from "../../../static/src/session/refusal.ts";
import { LAYERED, LECTURE } from "../notations.ts";

const told = (ref: string, layers?: number) => {
  const detail = `${ref} of sample 2 is not finite: use smaller weights.`;
  return { title: "That did not work", status: 422, detail, ref, layers };
};
const END = " of sample 2 is not finite: use smaller weights.";

Deno.test("the number that overflowed has its symbol in a network of as many layers", () => {
  equal(refusalIn(told("net.1.0", 2), LECTURE), `net h₁${END}`);
  equal(refusalIn(told("weight_gradient.2.1.2", 3), LAYERED), `∂L/∂w₂₃⁽²⁾${END}`);
});

Deno.test("in another network it is told by its place, each counted from 1", () => {
  equal(refusalIn(told("net.3.0", 3), LECTURE), `net (layer 3, unit 1)${END}`);
  equal(refusalIn(told("loss_term.1", 3), LECTURE), `loss term (output 2)${END}`);
  equal(
    refusalIn(told("weight_gradient.1.1.0"), LECTURE),
    `weight gradient (layer 1, row 2, weight 1)${END}`,
  );
});

Deno.test("the loss, and a refusal for another reason, stay as they are said", () => {
  equal(refusalIn(told("loss", 2), LECTURE), `loss${END}`);
  const detail = "Layer 1, row 1, weight 1 is text in quotes.";
  equal(refusalIn({ title: "No", status: 422, detail }, LECTURE), detail);
});

Deno.test("losses and activations are called as in the Network panel", () => {
  equal(
    withTitles("binary_cross_entropy needs outputs between 0 and 1, which leaky_relu lacks."),
    "binary cross-entropy needs outputs between 0 and 1, which leaky ReLU lacks.",
  );
  equal(
    withTitles("half_squared_error or constructor"),
    "half squared error or constructor",
  );
});
