import { deepStrictEqual as equal, doesNotMatch, match, ok } from "node:assert";
import { chainOf } from "../../../../static/src/step/chain/chain.ts";
import type { Factor, Part } from "../../../../static/src/step/chain/factors.ts";
import { plain, Symbols } from "../../../../static/src/trace/symbols/symbols.ts";
import type { Layer, Notation, Op, Problem, Step } from "../../../../static/src/wire/types.ts";
import { LECTURE, TEXTBOOK } from "../../notations.ts";

const layer = (outputs: number, inputs: number, activation: string): Layer => ({
  weights: Array.from({ length: outputs }, () => Array(inputs).fill(0.5)),
  biases: Array(outputs).fill(0.1),
  activation,
});

function network(sizes: number[], activation = "sigmoid", loss = "half_squared_error"): Problem {
  const [inputs, hidden, outputs] = sizes;
  return {
    network: { layers: [layer(hidden, inputs, "sigmoid"), layer(outputs, hidden, activation)] },
    loss,
    samples: [{ input: Array(inputs).fill(1), target: [1, ...Array(outputs - 1).fill(0)] }],
    optimizer: { name: "sgd", learning_rate: 0.25 },
  };
}

const P = network([2, 3, 2]);

function step(op: Op, result: string, reads: string[] = [], more: Partial<Step> = {}): Step {
  const [layer = 2, unit = null, source = null] = result.split(".").slice(1).map(Number);
  return {
    index: 0,
    phase: "backward",
    op,
    sample: 0,
    layer,
    unit,
    source,
    result,
    reads,
    writes: [],
    title: "",
    text: "",
    formula: { lines: [], latex: "" },
    ...more,
  };
}

function parts(of: Step, problem = P): Part[] {
  return chainOf(problem, new Symbols(LECTURE), of);
}

const written = (factor: Factor) => [
  plain(factor.symbol),
  ...(factor.is ? [plain(factor.is)] : []),
  factor.number,
];

/** Products and sums with their refs alone. */
function skeleton(all: Part[]): unknown[] {
  const number = (factor: Factor) => factor.number;
  return all.flatMap((part): unknown[] => {
    if (part.kind === "product") return [[...part.factors.map(number), number(part.result)]];
    if (part.kind === "sum") return [[part.terms.map((t) => t.map(number)), number(part.result)]];
    return part.kind === "list" ? [part.factors.map(number)] : [];
  });
}

Deno.test("δ of an output is the error times the slope", () => {
  const [only] = parts(step("delta", "delta.2.0"));
  ok(only.kind === "product");
  equal(only.factors.map(written), [
    ["∂L/∂o₁", "error.2.0"],
    ["∂o₁/∂net o₁", "slope.2.0"],
  ]);
  equal(written(only.result), ["∂L/∂net o₁", "δ o₁", "delta.2.0"]);
});

Deno.test("δ of a hidden unit has the sum over all units that it feeds opened out", () => {
  equal(skeleton(parts(step("delta", "delta.1.2"))), [
    ["error.1.2", "slope.1.2", "delta.1.2"],
    [[["delta.2.0", "weight.2.0.2"], ["delta.2.1", "weight.2.1.2"]], "error.1.2"],
  ]);
});

Deno.test("a weight's gradient is δ times the value it carries, then δ is opened out", () => {
  equal(skeleton(parts(step("weight_gradient", "weight_gradient.2.1.0"))), [
    ["delta.2.1", "output.1.0", "weight_gradient.2.1.0"],
    ["error.2.1", "slope.2.1", "delta.2.1"],
  ]);
  equal(skeleton(parts(step("weight_gradient", "weight_gradient.1.0.1"))), [
    ["delta.1.0", "input.1", "weight_gradient.1.0.1"],
    ["error.1.0", "slope.1.0", "delta.1.0"],
    [[["delta.2.0", "weight.2.0.0"], ["delta.2.1", "weight.2.1.0"]], "error.1.0"],
  ]);
});

Deno.test("the path of a weight's gradient is written out in symbols down to the loss", () => {
  const [first] = parts(step("weight_gradient", "weight_gradient.2.0.0"));
  ok(first.kind === "path");
  equal(plain(first.left), "∂L/∂u₁₁");
  equal(plain(first.right), "∂L/∂o₁·∂o₁/∂net o₁·∂net o₁/∂u₁₁");
});

Deno.test("a bias's gradient is δ times 1", () => {
  equal(skeleton(parts(step("bias_gradient", "bias_gradient.2.0"))), [
    ["delta.2.0", 1, "bias_gradient.2.0"],
    ["error.2.0", "slope.2.0", "delta.2.0"],
  ]);
});

Deno.test("a fused pair's δ is o − y, for the sigmoid with its two factors beside it", () => {
  const sigmoid = network([2, 2, 2], "sigmoid", "binary_cross_entropy");
  const [difference, why, factors] = parts(step("delta", "delta.2.1"), sigmoid);
  ok(difference.kind === "product" && why.kind === "text" && factors.kind === "product");
  equal(difference.signs, ["−"]);
  equal(difference.factors.map((factor) => factor.number), ["output.2.1", "target.1"]);
  equal(factors.factors.map((factor) => factor.number), ["error.2.1", "slope.2.1"]);

  const softmax = network([2, 2, 2], "softmax", "categorical_cross_entropy");
  equal(skeleton(parts(step("delta", "delta.2.1"), softmax)), [
    ["output.2.1", "target.1", "delta.2.1"],
  ]);
});

Deno.test("softmax with another loss takes every output's error, by its whole Jacobian", () => {
  const problem = network([2, 2, 2], "softmax");
  const sum = parts(step("delta", "delta.2.0"), problem).find((part) => part.kind === "sum");
  ok(sum?.kind === "sum");
  equal(sum.terms.map((term) => term.map((factor) => [factor.before ?? "", factor.number])), [
    [["", "error.2.0"], ["", "output.2.0"], ["1 −", "output.2.0"]],
    [["", "error.2.1"], ["", "output.2.1"], ["0 −", "output.2.0"]],
  ]);
});

Deno.test("a long sum shows its first terms and how many are left", () => {
  const wide = network([2, 3, 40]);
  const sum = parts(step("error", "error.1.0"), wide).find((part) => part.kind === "sum");
  ok(sum?.kind === "sum");
  equal([sum.terms.length, sum.left], [6, 34]);
});

Deno.test("a long list ends with the bias and says how many weights are left", () => {
  const [, list] = parts(step("net", "net.1.0"), network([20, 3, 2]));
  ok(list.kind === "list");
  equal(list.factors.map((factor) => factor.number), [
    ...["input.0", "input.1", "input.2", "input.3", "input.4"],
    1,
  ]);
  equal(list.left, 15);
});

Deno.test("the way forward says what each number will be used for", () => {
  equal(skeleton(parts(step("output", "output.1.0"))), [
    ["slope.1.0"],
    ["output.1.0", "output.1.0"],
  ]);
  equal(skeleton(parts(step("output", "output.2.0"))), [["slope.2.0"], ["error.2.0"]]);
  equal(skeleton(parts(step("loss", "loss"))), [["error.2.0", "error.2.1"]]);
});

Deno.test("the batch's gradient lists each sample's number", () => {
  const number = (value: number, sample: number) => ({
    kind: "number" as const,
    value,
    ref: "weight_gradient.1.0.0",
    sample,
  });
  const right = { kind: "terms" as const, items: [number(0.5, 0), number(-2, 1)] };
  const batch = step("batch_gradient", "batch_weight_gradient.1.0.0", ["weight_gradient.1.0.0"], {
    formula: { lines: [{ role: "numbers", left: null, right }], latex: "" },
  });
  const problem = { ...P, samples: [P.samples[0], P.samples[0], P.samples[0]] };
  const list = parts(batch, problem).find((part) => part.kind === "samples");
  ok(list?.kind === "samples");
  equal(list.samples, [{ sample: 0, value: 0.5 }, { sample: 1, value: -2 }]);
  equal(list.left, 1);
});

Deno.test("the update puts the gradient to use with the learning rate", () => {
  const reads = ["weight.1.0.0", "weight_gradient.1.0.0"];
  equal(skeleton(parts(step("update", "updated_weight.1.0.0", reads))), [
    ["weight.1.0.0", 0.25, "weight_gradient.1.0.0", "updated_weight.1.0.0"],
  ]);
});

Deno.test("the words have the letters of the notation", () => {
  const pair = network([2, 3, 2], "softmax", "categorical_cross_entropy");
  const steps = [step("net", "net.2.0"), step("output", "output.1.0"), step("delta", "delta.2.0")];
  const said = (notation: Notation) =>
    [P, pair].flatMap((problem) =>
      steps.flatMap((of) => chainOf(problem, new Symbols(notation), of))
    ).map((part) => part.kind === "text" ? part.text : "").join(" ");
  match(said(LECTURE), /\bnet of o₁.* with its net .* o − y/);
  match(said(TEXTBOOK), /\bz of a₁⁽²⁾.* with its z .* a − y/);
  doesNotMatch(said(TEXTBOOK), /\bnet\b|\bo\b/);
});

Deno.test("there is something to say at every kind of step", () => {
  const ops: [Op, string][] = [
    ["net", "net.1.0"],
    ["net", "net.2.0"],
    ["loss_term", "loss_term.0"],
    ["error", "error.2.0"],
    ["slope", "slope.1.0"],
  ];
  for (const [op, result] of ops) ok(parts(step(op, result)).length > 0);
});
