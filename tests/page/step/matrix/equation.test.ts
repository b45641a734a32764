import { deepStrictEqual as equal, ok } from "node:assert";
import { type Equation, equationOf } from "../../../../static/src/step/matrix/equation.ts";
import type { Entry, Matrix } from "../../../../static/src/step/matrix/matrix.ts";
import { plain, Symbols } from "../../../../static/src/trace/symbols/symbols.ts";
import type { Layer, Op, Problem, Step } from "../../../../static/src/wire/types.ts";
import { LECTURE } from "../../notations.ts";

const layer = (outputs: number, inputs: number, activation: string): Layer => ({
  weights: Array.from({ length: outputs }, () => Array(inputs).fill(0.5)),
  biases: Array(outputs).fill(0.1),
  activation,
});

/** A 2-3-2 network of so many samples. */
function network(activation = "sigmoid", loss = "half_squared_error", samples = 1): Problem {
  return {
    network: { layers: [layer(3, 2, "relu"), layer(2, 3, activation)] },
    loss,
    samples: Array(samples).fill({ input: [1, 2], target: [0, 1] }),
    optimizer: { name: "sgd", learning_rate: 0.25 },
  };
}

function equation(op: Op, result: string, problem = network(), reads: string[] = []): Equation {
  const [layer = 2, unit = null, source = null] = result.split(".").slice(1).map(Number);
  const step = { op, result, layer, unit, source, reads } as unknown as Step;
  return equationOf(problem, new Symbols(LECTURE), step);
}

function isMatrix(part: Equation["right"][number]): part is Matrix {
  return typeof part !== "string" && "entry" in part;
}

/** The equation in a line: names with shapes, and what stands between them. */
function line({ left, right }: Equation): string {
  const write = (part: Equation["right"][number]): string => {
    if (typeof part === "string") return part;
    if (isMatrix(part)) return `${plain(part.name)}[${part.rows}×${part.columns}]`;
    return plain(part);
  };
  return [write(left), "=", ...right.map(write)].join(" ");
}

function written(entry: Entry): string {
  return "ref" in entry ? entry.ref : plain(entry.written);
}

/** All entries of a matrix, row by row. */
function entries({ rows, columns, entry }: Matrix): string[][] {
  return Array.from(
    { length: rows },
    (_, row) => Array.from({ length: columns }, (_, column) => written(entry(row, column))),
  );
}

Deno.test("net is the weights times what comes in, plus the biases", () => {
  const net = equation("net", "net.1.2");
  equal(line(net), "neth[3×1] = W[3×2] · x[2×1] + bh[3×1]");
  ok(isMatrix(net.right[0]));
  equal(entries(net.right[0])[2], ["weight.1.2.0", "weight.1.2.1"]);
  equal(net.right[0].focus[0], 2);
  equal(line(equation("net", "net.2.0")), "neto[2×1] = U[2×3] · h[3×1] + bo[2×1]");
});

Deno.test("a layer without biases has none in its equation", () => {
  const problem = network();
  problem.network.layers[0].biases = null;
  equal(line(equation("net", "net.1.0", problem)), "neth[3×1] = W[3×2] · x[2×1]");
});

Deno.test("the error of a hidden layer is the transpose of U times δ", () => {
  const error = equation("error", "error.1.1");
  equal(line(error), "∂L/∂h[3×1] = UT[3×2] · δo[2×1]");
  ok(isMatrix(error.right[0]));
  equal(entries(error.right[0]), [
    ["weight.2.0.0", "weight.2.1.0"],
    ["weight.2.0.1", "weight.2.1.1"],
    ["weight.2.0.2", "weight.2.1.2"],
  ]);
  equal(error.right[0].focus, [1, 0]);
});

Deno.test("δ is the error times the slope, entry by entry", () => {
  equal(line(equation("delta", "delta.1.0")), "δh[3×1] = UTδo[3×1] ⊙ g′(neth)[3×1]");
  equal(line(equation("delta", "delta.2.0")), "δo[2×1] = o−y[2×1] ⊙ g′(neto)[2×1]");
  const other = network("sigmoid", "mean_squared_error");
  equal(line(equation("delta", "delta.2.0", other)), "δo[2×1] = ∂L/∂o[2×1] ⊙ g′(neto)[2×1]");
});

Deno.test("δ of a fused pair is o − y", () => {
  const fused = network("softmax", "categorical_cross_entropy");
  equal(line(equation("delta", "delta.2.0", fused)), "δo[2×1] = o[2×1] − y[2×1]");
});

Deno.test("δ of softmax with another loss is the Jacobian times the error", () => {
  const delta = equation("delta", "delta.2.0", network("softmax"));
  equal(line(delta), "δo[2×1] = diag(o)−ooT[2×2] · ∂L/∂o[2×1]");
  ok(isMatrix(delta.right[0]));
  equal(entries(delta.right[0])[1], ["−o₂o₁", "o₂(1−o₂)"]);
});

Deno.test("the gradient of the weights is δ times the transpose of what came in", () => {
  const gradient = equation("weight_gradient", "weight_gradient.1.2.1");
  equal(line(gradient), "∂L/∂W[3×2] = δh[3×1] · xT[1×2]");
  equal(entries(gradient.left)[2], ["weight_gradient.1.2.0", "weight_gradient.1.2.1"]);
  equal(gradient.left.focus, [2, 1]);
  equal(line(equation("bias_gradient", "bias_gradient.2.0")), "∂L/∂bo[2×1] = δo[2×1]");
});

Deno.test("the loss adds its terms up by a row of ones", () => {
  equal(line(equation("loss", "loss")), "L[1×1] = 1T[1×2] · Lk[2×1]");
});

Deno.test("the slope is written as it is computed, from the output or from net", () => {
  equal(
    line(equation("slope", "slope.2.0")),
    "g′(neto)[2×1] = o[2×1] ⊙ ( 1 − o[2×1] )",
  );
  equal(line(equation("slope", "slope.1.0")), "g′(neth)[3×1] = g′ ( neth[3×1] )");
});

Deno.test("the batch's gradient is the sum or the average over the samples", () => {
  const reads = ["weight_gradient.1.0.0"];
  const sum = network("sigmoid", "half_squared_error", 4);
  const of = "batch_weight_gradient.1.0.0";
  equal(
    line(equation("batch_gradient", of, sum, reads)),
    "∂L/∂W[3×2] = samples 1 to 3 + sample 4[3×2]",
  );
  const mean: Problem = { ...sum, reduction: "mean" };
  equal(
    line(equation("batch_gradient", of, mean, reads)),
    "∂L/∂W[3×2] = 1/4 ( samples 1 to 3 + sample 4[3×2] )",
  );
});

Deno.test("the update takes the learning rate's share of the gradient that is used", () => {
  const reads = ["weight.2.0.0", "batch_weight_gradient.2.0.0"];
  const update = equation("update", "updated_weight.2.0.0", network(), reads);
  equal(line(update), "U new[2×3] = U[2×3] − 0.25 · ∂L/∂U[2×3]");
  ok(isMatrix(update.right[4]));
  equal(entries(update.right[4])[0][0], "batch_weight_gradient.2.0.0");
});

Deno.test("both sides of every equation fit together", () => {
  const problem = network();
  const steps: [Op, string][] = [
    ["net", "net.1.0"],
    ["output", "output.1.0"],
    ["loss_term", "loss_term.0"],
    ["error", "error.2.0"],
    ["error", "error.1.0"],
    ["delta", "delta.1.0"],
  ];
  for (const [op, result] of steps) {
    const { left, right } = equation(op, result, problem);
    const matrices = right.filter(isMatrix);
    equal(matrices[0].rows, left.rows);
    equal(matrices.at(-1)?.columns, left.columns);
  }
});
