import { deepStrictEqual as equal } from "node:assert";
import { readPrinted, writePrinted } from "../../../../static/src/check/published/printed_lines.ts";
import { refsByName } from "../../../../static/src/check/published/printed_names.ts";
import { withNames } from "../../../../static/src/trace/questions.ts";
import type { Block, Problem } from "../../../../static/src/wire/types.ts";
import { LAYERED, LECTURE } from "../../notations.ts";

const PROBLEM: Problem = {
  network: {
    layers: [
      { weights: [[0.15, 0.2], [0.25, 0.3]], biases: [0.35, 0.35], activation: "sigmoid" },
      { weights: [[0.4, 0.45], [0.5, 0.55]], biases: [0.6, 0.6], activation: "sigmoid" },
    ],
  },
  loss: "half_squared_error",
  samples: [{ input: [0.05, 0.1], target: [0.01, 0.99] }],
};

function block(op: Block["op"], quantity: string, layer: number, count: number): Block {
  return { phase: "forward", op, quantity, sample: 0, layer, start: 0, count, per_unit: 2 };
}

const BLOCKS = [
  block("net", "net", 1, 2),
  block("output", "output", 1, 2),
  block("net", "net", 2, 2),
  block("loss_term", "loss_term", 2, 2),
  block("loss", "loss", 2, 1),
  block("delta", "delta", 2, 2),
  block("slope", "slope", 1, 2),
  block("weight_gradient", "weight_gradient", 1, 4),
  block("update", "updated_weight", 1, 4),
];

const refOf = refsByName(LECTURE, BLOCKS, PROBLEM);

Deno.test("a number goes by its ref and by its name in the notation", () => {
  equal(refOf("delta.2.0"), "delta.2.0");
  equal(refOf("net h₁"), "net.1.0");
  equal(refOf("δ o₂"), "delta.2.1");
  equal(refOf("u₁₂"), "weight.2.0.1");
  equal(refOf("b h₁"), "bias.1.0");
  equal(refOf("y₂"), "target.1");
  equal(refOf("foo"), null);
});

Deno.test("names are read as people type them: without lowered digits, with E for the loss", () => {
  equal(refOf("net_h1"), "net.1.0");
  equal(refOf("Delta o2"), "delta.2.1");
  equal(refOf("g'(net h2)"), "slope.1.1");
  equal(["L", "E", "E_total", "Etotal"].map(refOf), ["loss", "loss", "loss", "loss"]);
  equal(["∂L/∂w₁₂", "dE/dw12", "∂E_total/∂w12", "dL/dw_{12}"].map(refOf), [
    "weight_gradient.1.0.1",
    "weight_gradient.1.0.1",
    "weight_gradient.1.0.1",
    "weight_gradient.1.0.1",
  ]);
  for (const name of ["∇w₁₂", "∇_{w12}", "grad w12", "gradient of w12", "dLoss/dw12", "dC/dw12"]) {
    equal(refOf(name), "weight_gradient.1.0.1", name);
  }
  for (const name of ["w₁₁ new", "w11+", "w₁₁⁺", "w11'", "new w11", "updated w_11", "w11 (new)"]) {
    equal(refOf(name), "updated_weight.1.0.0", name);
  }
  for (const name of ["d_o2", "delta_o2", "∂L/∂net o2", "dE/dnet_o2"]) {
    equal(refOf(name), "delta.2.1", name);
  }
  equal(["out_h1", "out h₂", "loss", "C"].map(refOf), ["output.1.0", "output.1.1", "loss", "loss"]);
});

Deno.test("weights are read by their place among all, as Mazur counts them", () => {
  const blocks = [
    block("update", "updated_weight", 1, 4),
    block("weight_gradient", "weight_gradient", 2, 4),
  ];
  const named = refsByName(LECTURE, blocks, PROBLEM);
  equal(["w5", "w₈"].map(named), ["weight.2.0.0", "weight.2.1.1"]);
  equal(["w2+", "w₃⁺"].map(named), ["updated_weight.1.0.1", "updated_weight.1.1.0"]);
  equal(["∂E_total/∂w5", "dE/dw8"].map(named), [
    "weight_gradient.2.0.0",
    "weight_gradient.2.1.1",
  ]);
  equal(named("w9"), null);
});

Deno.test("in a deeper network the layer is part of the name", () => {
  const deep = refsByName(LAYERED, [block("delta", "delta", 2, 2)], PROBLEM);
  equal(deep("δ₁⁽²⁾"), "delta.2.0");
  equal(deep("δ1(2)"), "delta.2.0");
  const updated = refsByName(LAYERED, [block("update", "updated_weight", 2, 4)], PROBLEM);
  equal(["w₁₂⁽²⁾ new", "w12(2)'", "w12(2)+"].map(updated), Array(3).fill("updated_weight.2.0.1"));
  const slopes = refsByName(LAYERED, [block("slope", "slope", 2, 2)], PROBLEM);
  const names = ["g₂′(net₁⁽²⁾)", "g'(net1(2))", "g′(z₁⁽²⁾)", "g_2'(net_1^{(2)})"];
  equal(names.map(slopes), Array(4).fill("slope.2.0"));
});

Deno.test("name and number stand apart by an equals sign, a colon, a comma, a tab or a space", () => {
  const lines = [
    "net h₁ = 0.3775",
    "delta.2.0: 0.1385",
    "delta.2.1,-0.0381",
    "net.2.0\t1.1059",
    "h₂ 0,5969",
    "net h₂ ≈ 0.3925",
  ];
  const { numbers, faults } = readPrinted(lines.join("\n"), refOf);
  equal(numbers.map(({ ref, text }) => [ref, text]), [
    ["net.1.0", "0.3775"],
    ["delta.2.0", "0.1385"],
    ["delta.2.1", "-0.0381"],
    ["net.2.0", "1.1059"],
    ["output.1.1", "0,5969"],
    ["net.1.1", "0.3925"],
  ]);
  equal(faults, []);
});

Deno.test("of a calculation that is written out the result is taken", () => {
  const { numbers } = readPrinted("net h1 = 0.15 * 0.05 + 0.2 * 0.1 + 0.35 = 0.3775", refOf);
  equal(numbers, [{ ref: "net.1.0", text: "0.3775", after: 0 }]);
});

Deno.test("empty lines and remarks are passed over; what is wrong is told by line", () => {
  const { numbers, faults } = readPrinted("# Mazur\n\nfoo = 1\nnet h₁\nh₁ = 1\nh1 = 2\n", refOf);
  equal(numbers, [{ ref: "output.1.0", text: "1", after: 0 }]);
  equal(faults.map(({ line }) => line), [3, 4, 6]);
  equal(faults[0].why.includes("“foo”"), true);
  equal(faults[2].why.includes("line 5"), true);
});

Deno.test("numbers of later iterations stand under their heading, and are written so", () => {
  const numbers = [
    { ref: "loss", text: "0.2984", after: 0 },
    { ref: "loss", text: "0.2910", after: 1 },
    { ref: "loss", text: "0.0000351085", after: 10000 },
  ];
  const text = writePrinted(numbers);
  equal(text.includes("after 1 iteration\n"), true);
  equal(readPrinted(text, refOf), { numbers, faults: [] });
});

Deno.test("in what the server says, numbers go by their names", () => {
  equal(
    withNames(LECTURE, "One of the 15 printed numbers differs: delta.2.0. Not 0.5, nor the loss."),
    "One of the 15 printed numbers differs: δ o₁. Not 0.5, nor the loss.",
  );
});

Deno.test("in a batch a name is the batch's, and a sample's says of which it is", () => {
  const samples = [PROBLEM.samples[0], { input: [0.2, 0.3], target: [0.5, 0.5] }];
  const batch = [...BLOCKS, {
    ...block("batch_gradient", "batch_weight_gradient", 1, 4),
    sample: 1,
  }];
  const notation = { ...LECTURE, samples: 2 };
  const second = refsByName(notation, batch, { ...PROBLEM, samples }, 1);
  equal(second("L"), "batch_loss");
  equal(second("E⁽²⁾"), "loss");
  equal(second("L(1)"), null);
  equal(second("∂L/∂w₁₂"), "batch_weight_gradient.1.0.1");
  equal(second("∇w2"), "batch_weight_gradient.1.0.1");
  equal(second("dE(2)/dw12"), "weight_gradient.1.0.1");
  equal(second("batch_loss"), "batch_loss");
});
