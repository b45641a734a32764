/** The factors of the chain rule: derivatives along the path from a parameter to the loss. */

import type { FormulaNode, Problem, Step } from "../../wire/types.ts";
import { activationOf, deltaRule } from "../../trace/fused_delta.ts";
import { outputRef } from "../../trace/refs.ts";
import { sizesOf } from "../../trace/run.ts";
import { partial, plain, row, type Symbols } from "../../trace/symbols/symbols.ts";

/** One factor: what it is a derivative of, what that comes to, and the number. */
export interface Factor {
  symbol: FormulaNode;
  /** What a simple derivative comes to: ∂net/∂w is x. */
  is?: FormulaNode;
  /** The number's name, or a constant. */
  number: string | number;
  /** What stands before the number: `1 −`. */
  before?: string;
  /** Where a constant comes from. */
  from?: string;
}

/** A piece of the explanation. */
export type Part =
  | { kind: "text"; text: string }
  | { kind: "path"; left: FormulaNode; right: FormulaNode }
  | { kind: "product"; factors: Factor[]; signs: string[]; result: Factor }
  | { kind: "sum"; terms: Factor[][]; left: number; result: Factor }
  | { kind: "list"; factors: Factor[]; left: number }
  | {
    kind: "samples";
    samples: { sample: number; value: number }[];
    left: number;
    ref: string;
    result: Factor;
  };

/** What a part is written from. */
export interface Setting {
  problem: Problem;
  symbols: Symbols;
  /** Units per layer, the input first. */
  sizes: number[];
  layer: number;
  unit: number;
  source: number | null;
}

/** A longer list or sum shows its beginning alone. */
const MOST_SHOWN = 6;

/** Where a step stands in its network. */
export function settingOf(problem: Problem, symbols: Symbols, step: Step): Setting {
  const { layer, unit, source } = step;
  return { problem, symbols, sizes: sizesOf(problem), layer, unit: unit ?? 0, source };
}

/** A sentence between the formulas. */
export const text = (words: string): Part => ({ kind: "text", text: words });

/** Factors side by side, and what they come to. */
export function product(factors: Factor[], result: Factor, sign = "×"): Part {
  return { kind: "product", factors, signs: factors.slice(1).map(() => sign), result };
}

/** Factors below each other; a long list keeps its last ones. */
export function list(factors: Factor[], last: Factor[] = []): Part {
  const shown = factors.slice(0, MOST_SHOWN - last.length);
  return { kind: "list", factors: [...shown, ...last], left: factors.length - shown.length };
}

/** The number that `ref` names, with its own symbol. */
export function given(at: Setting, ref: string): Factor {
  return { symbol: at.symbols.of(ref), number: ref };
}

/** ∂L/∂output of a unit. */
export function errorFactor(at: Setting, layer = at.layer, unit = at.unit): Factor {
  return given(at, `error.${layer}.${unit}`);
}

/** ∂output/∂net of a unit, the slope of g. */
export function slopeFactor(at: Setting, layer = at.layer, unit = at.unit): Factor {
  const { symbols } = at;
  return {
    symbol: partial(symbols.unit(layer, unit), symbols.ofUnit("net", layer, unit)),
    number: `slope.${layer}.${unit}`,
  };
}

/** ∂L/∂net of a unit, its δ. */
export function deltaFactor(at: Setting, layer = at.layer, unit = at.unit): Factor {
  const { symbols } = at;
  return {
    symbol: partial(symbols.lossOfSample, symbols.ofUnit("net", layer, unit)),
    is: symbols.ofUnit("δ", layer, unit),
    number: `delta.${layer}.${unit}`,
  };
}

/** ∂net/∂w of the weight from `source`: the value that it carries. */
export function carriedFactor(at: Setting, source: number): Factor {
  const { symbols, layer, unit } = at;
  return {
    symbol: partial(symbols.ofUnit("net", layer, unit), symbols.weight(layer, unit, source)),
    is: symbols.unit(layer - 1, source),
    number: outputRef(layer - 1, source),
  };
}

/** ∂net/∂output of the unit below: the weight between them. */
export function weightFactor(at: Setting, layer: number, unit: number, source: number): Factor {
  const { symbols } = at;
  return {
    symbol: partial(symbols.ofUnit("net", layer, unit), symbols.unit(layer - 1, source)),
    is: symbols.weight(layer, unit, source),
    number: `weight.${layer}.${unit}.${source}`,
  };
}

/** ∂net/∂b, which is 1. */
export function biasFactor(at: Setting): Factor {
  const { symbols, layer, unit } = at;
  const bias = symbols.ofUnit("b", layer, unit);
  return { symbol: partial(symbols.ofUnit("net", layer, unit), bias), number: 1, from: "always" };
}

/** The sum that ∂L/∂output of a hidden unit is: a term for each unit it feeds. */
export function fedBack(at: Setting): Part {
  const above = at.layer + 1;
  const count = at.sizes[above];
  const terms = Array.from({ length: Math.min(count, MOST_SHOWN) }, (_, k) => [
    deltaFactor(at, above, k),
    weightFactor(at, above, k, at.unit),
  ]);
  return { kind: "sum", terms, left: count - terms.length, result: errorFactor(at) };
}

/** δ of an output of softmax: a term for each output, as each depends on this net. */
function throughSoftmax(at: Setting): Part {
  const { symbols, layer, unit } = at;
  const own = symbols.unit(layer, unit);
  const count = at.sizes[layer];
  const terms = Array.from({ length: Math.min(count, MOST_SHOWN) }, (_, m) => {
    const one = m === unit ? "1" : "0";
    const rest: Factor = {
      symbol: { kind: "parens", body: row({ kind: "text", text: one }, "−", own) },
      number: `output.${layer}.${unit}`,
      before: `${one} −`,
    };
    return [errorFactor(at, layer, m), given(at, `output.${layer}.${m}`), rest];
  });
  return { kind: "sum", terms, left: count - terms.length, result: deltaFactor(at) };
}

/** How δ of the unit comes about, and for a hidden one the sum inside it. */
export function deltaOpened(at: Setting): Part[] {
  const isOutput = at.layer === at.symbols.depth;
  const rule = deltaRule(at.problem, at.layer);
  if (rule === "jacobian") return [text(whyJacobian(at)), throughSoftmax(at)];
  if (rule === "product") {
    const two = product([errorFactor(at), slopeFactor(at)], deltaFactor(at));
    return isOutput ? [two] : [two, text(whySum(at)), fedBack(at)];
  }
  const output = given(at, `output.${at.layer}.${at.unit}`);
  const parts = [
    product([output, given(at, `target.${at.unit}`)], deltaFactor(at), "−"),
    text(whyFused(at)),
  ];
  if (activationOf(at.problem, at.layer) === "sigmoid") {
    parts.push(product([errorFactor(at), slopeFactor(at)], deltaFactor(at)));
  }
  return parts;
}

/** Why ∂L/∂output of a hidden unit is a sum, or the one product that it is. */
export function whySum(at: Setting): string {
  const count = at.sizes[at.layer + 1];
  const unit = plain(at.symbols.unit(at.layer, at.unit));
  const loss = plain(partial(at.symbols.lossOfSample, at.symbols.unit(at.layer, at.unit)));
  return count === 1
    ? `${unit} feeds one unit of the next layer, so ${loss} is one product:`
    : `${unit} feeds ${count} units of the next layer and reaches the loss through each of ` +
      `them, so ${loss} is a sum:`;
}

function whyJacobian({ symbols: { net, output: o } }: Setting): string {
  return `Softmax lets every output depend on this ${net}, so there is a term for each output ` +
    `${o}_m. Its factor ∂${o}_m/∂${net} is ${o}_m times 1 − ${o} for the output itself, and ` +
    `${o}_m times 0 − ${o} for another:`;
}

function whyFused(at: Setting): string {
  const o = at.symbols.output;
  return activationOf(at.problem, at.layer) === "sigmoid"
    ? "With sigmoid and binary cross-entropy the two factors of the chain rule multiply out to " +
      `${o} − y. δ is computed in that form, which holds even where ${o} rounds to 0 or 1. As ` +
      "factors:"
    : "With softmax and categorical cross-entropy the chain rule’s sum over all outputs comes to " +
      `${o} − y. δ is computed in that form, which holds even where ${o} rounds to 0 or 1.`;
}
