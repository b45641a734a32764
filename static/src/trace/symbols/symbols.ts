/** The symbols of the notation as formula nodes: h₁, δ_{o₁}, ∂L/∂w₂₁. Units count from 0. */

import type { FormulaNode, Letters, Notation } from "../../wire/types.ts";
import { lowered, raised } from "../../lib/index_digits.ts";
import { formatNumber } from "../../lib/numbers/format.ts";
import { optimizerQuantity } from "./optimizer_symbols.ts";
import { parseRef } from "../refs.ts";

/** A unit, or a running index. */
export type Index = number | "i" | "j" | "k" | "m";

export type SymbolNode = Extract<FormulaNode, { kind: "symbol" }>;

/** A letter with its indices. */
export function symbol(base: string, sub: FormulaNode | string = "", sup = ""): SymbolNode {
  return {
    kind: "symbol",
    base,
    ...(sub && { sub: typeof sub === "string" ? { kind: "text", text: sub } : sub }),
    ...(sup && { sup }),
  };
}

/** Nodes side by side; a string is an operator. */
export function row(...items: (FormulaNode | string)[]): FormulaNode {
  return {
    kind: "row",
    items: items.map((item) => typeof item === "string" ? { kind: "operator", text: item } : item),
  };
}

/** ∂of/∂by. */
export function partial(of: FormulaNode, by: FormulaNode): FormulaNode {
  return { kind: "fraction", over: row(symbol("∂"), of), under: row(symbol("∂"), by) };
}

/** The names of one problem. */
export class Symbols {
  readonly depth: number;

  /** `sample` is which of a batch a sample's numbers are of, as their names tell it. */
  constructor(readonly notation: Notation, readonly sample: number | "n" = "n") {
    this.depth = notation.weights.length;
  }

  /** L, which in a batch is the batch's. */
  get loss(): SymbolNode {
    return symbol("L");
  }

  /** L⁽ⁿ⁾, that of a sample in a batch; L where there is but one. */
  get lossOfSample(): SymbolNode {
    return symbol("L", "", (this.notation.samples ?? 1) > 1 ? `(${this.sample})` : "");
  }

  /** What a unit's net is called in a sentence: net, or a textbook's z. */
  get net(): string {
    return this.notation.net;
  }

  /** The letter of an output in a sentence: o, or a textbook's a. */
  get output(): string {
    return this.notation.units[this.depth].base;
  }

  /** x₁, h₁ or o₁: what a unit passes on. */
  unit(layer: number, index: Index): SymbolNode {
    return withIndex(this.notation.units[layer], indexText(index));
  }

  /** w₂₁ or u₂₁: to a unit, from a source. */
  weight(layer: number, to: Index, source: Index): SymbolNode {
    const [first, second] = [indexText(to), indexText(source)];
    const short = first.length === 1 && second.length === 1;
    return withIndex(this.notation.weights[layer - 1], `${first}${short ? "" : ","}${second}`);
  }

  /** net, δ or b of a unit, named after the unit where the layer does not say which. */
  ofUnit(base: "net" | "δ" | "b", layer: number, index: Index): SymbolNode {
    const { sup } = this.notation.units[layer];
    const named = typeof index === "number" && !sup;
    const letter = base === "net" ? this.notation.net : base;
    return symbol(letter, named ? this.unit(layer, index) : indexText(index), sup);
  }

  /** g_h or g_o; g₂ in a deeper network; g in a textbook. */
  g(layer: number, prime = false): SymbolNode {
    const g = symbol("g", this.notation.g[layer - 1]);
    return prime ? { ...g, prime } : g;
  }

  /** How many units a layer has: d, n_H, C; n₂ in a deeper network. */
  count(layer: number): SymbolNode {
    if (layer === 0) return symbol("d");
    if (layer === this.depth) return symbol("C");
    return symbol("n", this.notation.style === "layered" ? String(layer) : "H");
  }

  /** The weight or the bias that a ref of any kind belongs to. */
  parameter(ref: string): SymbolNode {
    const { layer, unit, source } = parseRef(ref, this.depth);
    return source === null ? this.ofUnit("b", layer, unit) : this.weight(layer, unit, source);
  }

  /** The symbol of the number that `ref` names. */
  of(ref: string): FormulaNode {
    const { quantity, layer, unit } = parseRef(ref, this.depth);
    switch (quantity) {
      case "input":
      case "output":
        return this.unit(layer, unit);
      case "target":
        return symbol("y", indexText(unit));
      case "net":
        return this.ofUnit("net", layer, unit);
      case "weight":
      case "bias":
        return this.parameter(ref);
      case "loss":
        return this.lossOfSample;
      case "batch_loss":
        return this.loss;
      case "loss_term":
        return symbol("L", indexText(unit));
      case "error":
        return partial(this.lossOfSample, this.unit(layer, unit));
      case "slope":
        return {
          kind: "call",
          name: this.g(layer, true),
          argument: this.ofUnit("net", layer, unit),
        };
      case "delta":
        return this.ofUnit("δ", layer, unit);
      case "updated_weight":
      case "updated_bias": {
        const old = this.parameter(ref);
        return { ...old, sup: `${old.sup ?? ""}new` };
      }
      case "gradient_norm":
        return symbol("‖∇L‖");
      case "learning_rate":
        return symbol("η", "t");
      default: {
        const own = optimizerQuantity(quantity);
        if (own) return symbol(own.letter, this.parameter(ref), own.sup);
        return partial(
          quantity.startsWith("batch_") ? this.loss : this.lossOfSample,
          this.parameter(ref),
        );
      }
    }
  }
}

function withIndex({ base, sup }: Letters, index: string): SymbolNode {
  return symbol(base, index, sup);
}

function indexText(index: Index): string {
  return typeof index === "string" ? index : String(index + 1);
}

/** A node as running text: h₁⁽²⁾, net h₁, ∂L/∂w₂₁, g′(net h₁). */
export function plain(node: FormulaNode): string {
  switch (node.kind) {
    case "symbol":
      return plainSymbol(node);
    case "text":
    case "operator":
      return node.text;
    case "row":
      return node.items.map(plain).join("");
    case "number":
      return formatNumber(node.value);
    case "parens":
      return `(${plain(node.body)})`;
    case "fraction":
      return `${plain(node.over)}/${plain(node.under)}`;
    case "call":
      return `${plain(node.name)}(${plain(node.argument)})`;
    default:
      return "";
  }
}

function plainSymbol({ base, sub, sup = "", prime }: SymbolNode): string {
  const above = raised(sup.replace("new", ""));
  const isNew = sup.endsWith("new") ? " new" : "";
  return `${base}${prime ? "′" : ""}${base === "g" ? "" : plainIndex(sub)}${above}${isNew}`;
}

function plainIndex(sub: FormulaNode | undefined): string {
  if (!sub) return "";
  if (sub.kind === "symbol") return ` ${plain(sub)}`;
  return lowered(plain(sub));
}
