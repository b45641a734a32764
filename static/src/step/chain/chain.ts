/** What a step is to the chain rule, in parts: sentences, products, sums and lists of factors. */

import type { FormulaNode, Problem, Step } from "../../wire/types.ts";
import {
  biasFactor,
  carriedFactor,
  deltaFactor,
  deltaOpened,
  errorFactor,
  type Factor,
  fedBack,
  given,
  list,
  type Part,
  product,
  type Setting,
  settingOf,
  slopeFactor,
  text,
  weightFactor,
  whySum,
} from "./factors.ts";
import { activationOf, deltaRule } from "../../trace/fused_delta.ts";
import { isWrittenOut, path } from "./path.ts";
import { isPlainDescent, learningRate } from "../../trace/run.ts";
import { plain, symbol, type Symbols } from "../../trace/symbols/symbols.ts";

/** A norm reads every gradient there is. */
const MOST_READ = 6;

/** The parts to show with a step, the whole path first. */
export function chainOf(problem: Problem, symbols: Symbols, step: Step): Part[] {
  const at = settingOf(problem, symbols, step);
  switch (step.op) {
    case "net":
      return aboutNet(at);
    case "output":
      return aboutOutput(at);
    case "loss_term":
      return [
        text(`The way back will start by asking how L changes with ${nameOf(at)}:`),
        list([errorFactor(at)]),
      ];
    case "loss":
      return [
        text("This is what the chain rule takes the derivative of. The way back starts with"),
        list(each(at.sizes[at.layer], (unit) => errorFactor(at, at.layer, unit))),
      ];
    case "error":
      return aboutError(at);
    case "slope":
    case "delta":
      return isWrittenOut(at) ? deltaOpened(at) : [path(at), ...deltaOpened(at)];
    case "weight_gradient":
    case "bias_gradient":
      return aboutGradient(at, step);
    case "batch_gradient":
      return aboutBatch(at, step);
    case "optimizer":
    case "update":
      return aboutUpdate(at, step);
  }
}

function each<Made>(count: number, make: (at: number) => Made): Made[] {
  return Array.from({ length: count }, (_, at) => make(at));
}

function nameOf(at: Setting): string {
  return plain(at.symbols.unit(at.layer, at.unit));
}

function aboutNet(at: Setting): Part[] {
  const { net } = at.symbols;
  const sources = at.sizes[at.layer - 1];
  const hasBias = Boolean(at.problem.network.layers[at.layer - 1].biases);
  const carried = each(sources, (source) => carriedFactor(at, source));
  const parts = [
    text(
      `The way back will need how ${net} of ${nameOf(at)} changes with each weight. As ${net} ` +
        "is a sum of products, it changes by the value that the weight carries:",
    ),
    list(carried, hasBias ? [biasFactor(at)] : []),
  ];
  if (at.layer === 1) return parts;
  const weights = each(sources, (source) => weightFactor(at, at.layer, at.unit, source));
  return [...parts, text("And with each value that comes in, by the weight:"), list(weights)];
}

function aboutOutput(at: Setting): Part[] {
  const { net } = at.symbols;
  const isOutput = at.layer === at.symbols.depth;
  const parts: Part[] = [];
  if (activationOf(at.problem, at.layer) === "softmax") {
    parts.push(text(
      `On the way back ${nameOf(at)} counts for ${net} of every output, as softmax shares 1 ` +
        "among them all.",
    ));
  } else {
    parts.push(
      text(`On the way back ${nameOf(at)} changes with its ${net} by the slope of g:`),
      list([slopeFactor(at)]),
    );
  }
  if (isOutput) return [...parts, text("And the loss with it by"), list([errorFactor(at)])];
  const above = at.layer + 1;
  const carried = each(
    at.sizes[above],
    (unit) => carriedFactor({ ...at, layer: above, unit }, at.unit),
  );
  return [
    ...parts,
    text(`The gradient of each weight that ${nameOf(at)} feeds has it as a factor:`),
    list(carried),
  ];
}

function aboutError(at: Setting): Part[] {
  const rule = deltaRule(at.problem, at.layer);
  const next = product([errorFactor(at), slopeFactor(at)], deltaFactor(at));
  if (at.layer < at.symbols.depth) {
    return [
      text(whySum(at)),
      fedBack(at),
      text(`The next factor is the slope of g at ${nameOf(at)}, and the product is δ:`),
      next,
    ];
  }
  const start = text(
    "Every path back starts with this factor: the derivative of the loss itself. " +
      (rule === "product" ? "The next one is the slope of g, and the product is δ:" : ""),
  );
  return rule === "product" ? [start, next] : [start, ...deltaOpened(at)];
}

function aboutGradient(at: Setting, step: Step): Part[] {
  const { symbols } = at;
  const local: Factor = at.source === null ? biasFactor(at) : carriedFactor(at, at.source);
  const result: Factor = { symbol: symbols.of(step.result), number: step.result };
  return [
    path(at, local.symbol),
    product([deltaFactor(at), local], result),
    text(
      `The first factor, δ of ${nameOf(at)}, is shared by all weights into ${nameOf(at)}, so it ` +
        "was computed once, before them:",
    ),
    ...deltaOpened(at),
  ];
}

function aboutBatch(at: Setting, step: Step): Part[] {
  const isMean = at.problem.reduction === "mean";
  const loss = isMean ? "mean" : "sum";
  return [
    text(
      `The loss of the batch is the ${loss} of the samples’ losses, so its derivative is the ` +
        `${loss} of their derivatives. Each was found by the chain rule on its own:`,
    ),
    {
      kind: "samples",
      samples: samplesIn(step),
      left: at.problem.samples.length - samplesIn(step).length,
      ref: step.reads[0],
      result: { symbol: at.symbols.of(step.result), number: step.result },
    },
  ];
}

/** The numbers of several samples that a formula joins. */
function samplesIn(step: Step): { sample: number; value: number }[] {
  return step.formula.lines.flatMap((line) => numbersIn(line.right))
    .flatMap(({ sample, value }) => sample === undefined ? [] : [{ sample, value }]);
}

function numbersIn(node: FormulaNode): Extract<FormulaNode, { kind: "number" }>[] {
  switch (node.kind) {
    case "number":
      return [node];
    case "row":
    case "terms":
      return node.items.flatMap(numbersIn);
    case "parens":
      return numbersIn(node.body);
    default:
      return [];
  }
}

function aboutUpdate(at: Setting, step: Step): Part[] {
  if (step.reads.length === 0) {
    return [text("The chain rule has done its work. η goes by the count of iterations alone.")];
  }
  if (!isPlainDescent(at.problem)) {
    return [
      text("The chain rule has done its work. From here on the optimizer reckons, with"),
      list(step.reads.slice(0, MOST_READ).map((ref) => given(at, ref))),
    ];
  }
  const [parameter, gradient] = step.reads;
  const rate = learningRate(at.problem);
  return [
    text("The chain rule has done its work: this is its result, put to use."),
    {
      kind: "product",
      factors: [
        given(at, parameter),
        { symbol: symbol("η"), number: rate, from: "learning rate" },
        given(at, gradient),
      ],
      signs: ["−", "·"],
      result: given(at, step.result),
    },
  ];
}
