/** The whole path of the chain rule in symbols, from a parameter or a net to the loss. */

import type { FormulaNode } from "../../wire/types.ts";
import type { Part, Setting } from "./factors.ts";
import { deltaRule } from "../../trace/fused_delta.ts";
import { partial, row, type Symbols } from "../../trace/symbols/symbols.ts";

/** The whole path in symbols; `local` is ∂net/∂w, where it goes on to a weight or a bias. */
export function path(at: Setting, local?: FormulaNode): Part {
  const { symbols, layer, unit } = at;
  const end = local ? symbols.parameter(refOfParameter(at)) : symbols.ofUnit("net", layer, unit);
  const factors = [...toNet(at, local !== undefined), ...(local ? [local] : [])];
  return { kind: "path", left: partial(symbols.lossOfSample, end), right: dots(factors) };
}

/** Whether the product for δ, or o − y, is the whole path already. */
export function isWrittenOut(at: Setting): boolean {
  const rule = deltaRule(at.problem, at.layer);
  return rule === "fused" || (rule === "product" && at.layer === at.symbols.depth);
}

/** The factors from the loss to the unit's net. */
function toNet(at: Setting, goesOn: boolean): FormulaNode[] {
  const { symbols, layer, unit } = at;
  const [out, net] = [symbols.unit(layer, unit), symbols.ofUnit("net", layer, unit)];
  const rule = deltaRule(at.problem, layer);
  if (rule === "fused") return [partial(symbols.lossOfSample, net)];
  if (rule === "jacobian") {
    const each = symbols.unit(layer, "m");
    return [
      sumOver(
        symbols,
        "m",
        layer,
        [partial(symbols.lossOfSample, each), partial(each, net)],
        goesOn,
      ),
    ];
  }
  if (layer === symbols.depth) return [partial(symbols.lossOfSample, out), partial(out, net)];
  const above = symbols.ofUnit("net", layer + 1, "k");
  const sum = [partial(symbols.lossOfSample, above), partial(above, out)];
  return [sumOver(symbols, "k", layer + 1, sum, true), partial(out, net)];
}

function refOfParameter({ layer, unit, source }: Setting): string {
  return source === null ? `bias.${layer}.${unit}` : `weight.${layer}.${unit}.${source}`;
}

function sumOver(
  symbols: Symbols,
  index: "k" | "m",
  layer: number,
  factors: FormulaNode[],
  inParens: boolean,
): FormulaNode {
  const last = symbols.count(layer);
  const sum: FormulaNode = { kind: "sum", index, first: "1", last, body: dots(factors) };
  return inParens ? { kind: "parens", body: sum } : sum;
}

function dots(factors: FormulaNode[]): FormulaNode {
  return row(...factors.flatMap((factor, at) => at === 0 ? [factor] : ["·", factor]));
}
