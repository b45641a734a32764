/** A step as an equation of matrices: the whole layer at once, of which the step is one entry. */

import type { FormulaNode, Problem, Step } from "../../wire/types.ts";
import { type Entry, LayerMatrices, type Matrix, transposed } from "./matrix.ts";
import { activationOf, deltaRule } from "../../trace/fused_delta.ts";
import { optimizerEquation } from "./optimizer_equation.ts";
import { parseRef } from "../../trace/refs.ts";
import { isPlainDescent, learningRate } from "../../trace/run.ts";
import { row, symbol, type Symbols } from "../../trace/symbols/symbols.ts";

/** left = right, with signs and numbers between the matrices of the right side. */
export interface Equation {
  left: Matrix;
  right: (Matrix | FormulaNode | string)[];
  /** What it means for the entries, in a sentence. */
  says: string;
}

/** The equation of a step. */
export function equationOf(problem: Problem, symbols: Symbols, step: Step): Equation {
  const at = new LayerMatrices(problem, symbols, step.layer, step.unit ?? 0, step.source ?? 0);
  switch (step.op) {
    case "net":
      return netEquation(at);
    case "output":
      return outputEquation(at);
    case "loss_term":
      return {
        left: at.terminals("loss_term", symbol("L", "k")),
        right: [text("loss"), "(", at.targets, ",", at.outputs, ")"],
        says: "Each target with its output, by the formula above, gives one entry.",
      };
    case "loss":
      return lossEquation(at);
    case "error":
      return errorEquation(at);
    case "slope":
      return slopeEquation(at);
    case "delta":
      return deltaEquation(at);
    case "weight_gradient":
      return {
        left: at.gradients("weight_gradient", "weight"),
        right: [at.deltas, "·", transposed(at.received, at.outputLetter(at.layer - 1))],
        says: "A column times a row: each δ with each value received. The row of an entry says " +
          "where its weight leads, the column where it comes from.",
      };
    case "bias_gradient":
      return {
        left: at.gradients("bias_gradient", "bias"),
        right: [at.deltas],
        says: "A bias is a weight whose input is always 1, so this column is δ itself.",
      };
    case "batch_gradient":
      return batchEquation(at, step);
    case "optimizer":
    case "update":
      return updateEquation(at, step);
  }
}

const text = (words: string): FormulaNode => ({ kind: "text", text: words });

function netEquation(at: LayerMatrices): Equation {
  const { biases } = at.problem.network.layers[at.layer - 1];
  const product = [at.perWeight("weight", at.weightLetter), "·", at.received];
  return {
    left: at.nets,
    right: biases ? [...product, "+", at.column("bias", at.biasLetter)] : product,
    says: "A row of weights times the column of values, entry by entry and added up" +
      `${biases ? ", plus a bias" : ""}, gives one ${at.symbols.net}.`,
  };
}

function outputEquation(at: LayerMatrices): Equation {
  const isSoftmax = activationOf(at.problem, at.layer) === "softmax";
  return {
    left: at.outputs,
    right: [isSoftmax ? text("softmax") : at.symbols.g(at.layer), "(", at.nets, ")"],
    says: isSoftmax
      ? "Softmax takes the whole column: its entries become shares of 1."
      : "g is taken of each entry by itself.",
  };
}

function lossEquation(at: LayerMatrices): Equation {
  const terms = at.terminals("loss_term", symbol("L", "k"));
  const ones: Matrix = {
    name: row(symbol("1", "", "T")),
    rows: 1,
    columns: terms.rows,
    entry: () => ({ written: text("1") }),
    focus: [0, 0],
  };
  const loss: Matrix = {
    name: at.symbols.lossOfSample,
    rows: 1,
    columns: 1,
    entry: () => ({ ref: "loss" }),
    focus: [0, 0],
  };
  return { left: loss, right: [ones, "·", terms], says: "A row of ones adds the column up." };
}

function errorEquation(at: LayerMatrices): Equation {
  if (!at.isOutput) {
    const { above } = at;
    return {
      left: at.errors,
      right: [fedBackWeights(above), "·", above.deltas],
      says: "The same weights as on the way forward, but transposed: what was a column of " +
        `${symbolText(above)}, the weights out of one unit, is now a row.`,
    };
  }
  const { loss, samples } = at.problem;
  const difference = [at.outputs, "−", at.targets];
  if (loss === "half_squared_error") {
    return { left: at.errors, right: difference, says: "Entry by entry, output minus target." };
  }
  if (loss === "mean_squared_error") {
    const outputs = { kind: "number", value: samples[0].target.length } as const;
    const factor: FormulaNode = { kind: "fraction", over: text("2"), under: outputs };
    return {
      left: at.errors,
      right: [factor, "(", ...difference, ")"],
      says: "Entry by entry, output minus target.",
    };
  }
  return {
    left: at.errors,
    right: [text("loss′"), "(", at.targets, ",", at.outputs, ")"],
    says: "Each target with its output, by the formula above, gives one entry.",
  };
}

function symbolText(layer: LayerMatrices): string {
  return layer.weightLetter.base;
}

function fedBackWeights(above: LayerMatrices): Matrix {
  const { weightLetter } = above;
  return transposed(above.perWeight("weight", weightLetter), weightLetter);
}

function slopeEquation(at: LayerMatrices): Equation {
  const activation = activationOf(at.problem, at.layer);
  const out = at.outputs;
  const byOutput: Record<string, Equation["right"]> = {
    sigmoid: [out, "⊙", "(", text("1"), "−", out, ")"],
    tanh: [text("1"), "−", out, "⊙", out],
  };
  return {
    left: at.slopes,
    right: byOutput[activation] ?? [at.symbols.g(at.layer, true), "(", at.nets, ")"],
    says: activation in byOutput
      ? "⊙ multiplies entry by entry; 1 stands for a column of ones."
      : "g′ is taken of each entry by itself.",
  };
}

function deltaEquation(at: LayerMatrices): Equation {
  const left = at.deltas;
  switch (deltaRule(at.problem, at.layer)) {
    case "fused":
      return {
        left,
        right: [at.outputs, "−", at.targets],
        says: "Output minus target: with this loss, the slope cancels.",
      };
    case "jacobian":
      return {
        left,
        right: [jacobian(at), "·", at.errors],
        says: "Softmax mixes the outputs, so the derivatives make a whole matrix: row and " +
          `column say which ${at.symbols.net} and which output.`,
      };
    case "product":
      return {
        left,
        right: [{ ...at.errors, name: errorName(at) }, "⊙", at.slopes],
        says: "⊙ multiplies entry by entry, not as matrices: each error with its own slope.",
      };
  }
}

/** Uᵀδ, or o − y where that is the derivative of the loss. */
function errorName(at: LayerMatrices): FormulaNode {
  if (!at.isOutput) return row(fedBackWeights(at.above).name, at.above.deltaLetter);
  if (at.problem.loss !== "half_squared_error") return at.errors.name;
  return row(at.outputLetter(), "−", symbol("y"));
}

/** diag(o) − o oᵀ, written in symbols. */
function jacobian(at: LayerMatrices): Matrix {
  const o = at.outputLetter();
  const entry = (net: number, output: number): Entry => {
    const [own, other] = [at.symbols.unit(at.layer, net), at.symbols.unit(at.layer, output)];
    const written = net === output
      ? row(own, { kind: "parens", body: row(text("1"), "−", own) })
      : row("−", own, other);
    return { written };
  };
  const outer = transposed(at.outputs, o).name;
  const diagonal: FormulaNode = { kind: "call", name: text("diag"), argument: o };
  const count = at.sizes[at.layer];
  return {
    name: row(diagonal, "−", o, outer),
    rows: count,
    columns: count,
    entry,
    focus: [at.unit, 0],
  };
}

function batchEquation(at: LayerMatrices, step: Step): Equation {
  const kind = step.source === null ? "bias" : "weight";
  const samples = at.problem.samples.length;
  const own = at.gradients(`${kind}_gradient`, kind);
  const before = samples === 2 ? "sample 1" : `samples 1 to ${samples - 1}`;
  const sum = [text(before), "+", { ...own, name: text(`sample ${samples}`) }];
  const count: FormulaNode = { kind: "number", value: samples };
  const share: FormulaNode = { kind: "fraction", over: text("1"), under: count };
  const isMean = at.problem.reduction === "mean";
  return {
    left: at.gradients(`batch_${kind}_gradient`, kind),
    right: isMean ? [share, "(", ...sum, ")"] : sum,
    says: `${isMean ? "The average" : "The sum"} of the samples’ matrices, entry by entry. The ` +
      "last sample’s stands here; step back to see the others.",
  };
}

function updateEquation(at: LayerMatrices, step: Step): Equation {
  if (!isPlainDescent(at.problem)) return optimizerEquation(at, step);
  const kind = step.source === null ? "bias" : "weight";
  const { quantity } = parseRef(step.reads[1], at.symbols.depth);
  const letter = kind === "weight" ? at.weightLetter : at.biasLetter;
  const make = (of: string, name: FormulaNode) =>
    kind === "weight" ? at.perWeight(of, name) : at.column(of, name);
  const rate: FormulaNode = { kind: "number", value: learningRate(at.problem) };
  return {
    left: make(`updated_${kind}`, { ...letter, sup: `${letter.sup ?? ""}new` }),
    right: [make(kind, letter), "−", rate, "·", at.gradients(quantity, kind)],
    says: "Each parameter moves against its own gradient, by the learning rate times as much.",
  };
}
