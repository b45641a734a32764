import { deepStrictEqual as equal } from "node:assert";
import { plain, Symbols } from "../../../static/src/trace/symbols/symbols.ts";
import { LAYERED, LECTURE } from "../notations.ts";

const lecture = new Symbols(LECTURE);
const layered = new Symbols(LAYERED);

const names = (symbols: Symbols, ...refs: string[]) => refs.map((ref) => plain(symbols.of(ref)));

Deno.test("numbers of the lecture's network bear the lecture's names", () => {
  equal(
    names(lecture, "input.0", "weight.1.1.0", "weight.2.0.2", "output.1.1", "output.2.0"),
    ["x₁", "w₂₁", "u₁₃", "h₂", "o₁"],
  );
  equal(names(lecture, "target.1", "loss_term.1", "loss"), ["y₂", "L₂", "L"]);
});

Deno.test("net, δ and b of a unit are named after the unit, as net₁ would be two things", () => {
  equal(
    names(lecture, "net.1.0", "net.2.0", "delta.1.1", "bias.2.1"),
    ["net h₁", "net o₁", "δ h₂", "b o₂"],
  );
});

Deno.test("derivatives say what they are derivatives of", () => {
  equal(
    names(lecture, "error.2.0", "slope.1.1", "weight_gradient.2.1.0", "bias_gradient.1.0"),
    ["∂L/∂o₁", "g′(net h₂)", "∂L/∂u₂₁", "∂L/∂b h₁"],
  );
  equal(names(lecture, "batch_weight_gradient.1.0.0"), ["∂L/∂w₁₁"]);
});

Deno.test("an updated parameter is the new one", () => {
  equal(
    names(lecture, "updated_weight.1.0.0", "updated_bias.2.0"),
    ["w₁₁ new", "b o₁ new"],
  );
  equal(names(layered, "updated_weight.2.0.0"), ["w₁₁⁽²⁾ new"]);
});

Deno.test("a deeper network says the layer, and names what the output layer has after its unit", () => {
  equal(
    names(layered, "output.2.0", "weight.3.0.1", "net.1.2", "delta.3.0", "error.1.0"),
    ["h₁⁽²⁾", "w₁₂⁽³⁾", "net₃⁽¹⁾", "δ o₁", "∂L/∂h₁⁽¹⁾"],
  );
  equal(plain(layered.count(2)), "n₂");
  equal(layered.g(2).sub, { kind: "text", text: "2" });
});

Deno.test("indices of two digits are kept apart by a comma", () => {
  equal(names(lecture, "weight.1.10.0", "weight.1.0.9"), ["w₁₁,₁", "w₁,₁₀"]);
});

Deno.test("in a batch L is the batch's, and a sample's loss and derivatives are named with it", () => {
  const batch = { ...LECTURE, samples: 3 };
  const names = (which?: number) =>
    ["batch_loss", "loss", "batch_weight_gradient.1.1.0", "weight_gradient.1.1.0", "error.2.0"]
      .map((ref) => plain(new Symbols(batch, which).of(ref)));
  equal(names(), ["L", "L⁽ⁿ⁾", "∂L/∂w₂₁", "∂L⁽ⁿ⁾/∂w₂₁", "∂L⁽ⁿ⁾/∂o₁"]);
  equal(names(2), ["L", "L⁽²⁾", "∂L/∂w₂₁", "∂L⁽²⁾/∂w₂₁", "∂L⁽²⁾/∂o₁"]);
});
