import { deepStrictEqual as equal } from "node:assert";
import { writePrinted } from "../../../../static/src/check/published/printed_lines.ts";
import { withNames } from "../../../../static/src/trace/questions.ts";
import { LECTURE } from "../../notations.ts";

Deno.test("numbers of later iterations are written under their heading", () => {
  const numbers = [
    { ref: "loss", text: "0.2984", after: 0 },
    { ref: "loss", text: "0.2910", after: 1 },
    { ref: "loss", text: "0.0000351085", after: 10000 },
  ];
  equal(
    writePrinted(numbers),
    "loss = 0.2984\n\nafter 1 iteration\nloss = 0.2910\n\nafter 10000 iterations\nloss = 0.0000351085\n",
  );
});

Deno.test("in what the server says, numbers go by their names", () => {
  equal(
    withNames(LECTURE, "One of the 15 printed numbers differs: delta.2.0. Not 0.5, nor the loss."),
    "One of the 15 printed numbers differs: δ o₁. Not 0.5, nor the loss.",
  );
});

Deno.test("in a batch, what the server says names the sample that was checked", () => {
  const batch = { ...LECTURE, samples: 4 };
  const said = "Both differ: weight_gradient.2.0.0 and batch_weight_gradient.2.0.0.";
  equal(withNames(batch, said, 3), "Both differ: ∂L⁽³⁾/∂u₁₁ and ∂L/∂u₁₁.");
});
