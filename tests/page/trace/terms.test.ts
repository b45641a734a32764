import { deepStrictEqual as equal } from "node:assert";
import { countParts, grownTo, partName } from "../../../static/src/trace/terms/terms.ts";
import type { FormulaNode, Phase, Step } from "../../../static/src/wire/types.ts";

const number = (value: number, ref?: string): FormulaNode => ({ kind: "number", value, ref });
const sign = (text: string): FormulaNode => ({ kind: "operator", text });
const row = (...items: FormulaNode[]): FormulaNode => ({ kind: "row", items });
const parens = (body: FormulaNode): FormulaNode => ({ kind: "parens", body });
const letter = (base: string): FormulaNode => ({ kind: "symbol", base });

function step(right: FormulaNode, left = "net", phase: Phase = "forward"): Step {
  const lines = [
    { role: "symbols" as const, left: letter(left), right: letter("…") },
    { role: "numbers" as const, left: letter(left), right },
    { role: "result" as const, left: null, right: number(1) },
  ];
  return {
    ...{ index: 3, phase, op: "net", sample: 0, layer: 1, unit: 0, source: null },
    ...{ result: "net.1.0", reads: [], writes: [{ ref: "net.1.0", value: 1 }] },
    ...{ title: "net", text: "Said.", formula: { lines, latex: "" } },
  };
}

const product = (a: FormulaNode, b: FormulaNode) => row(a, sign("·"), b);

/** 0.5 · 1 + (−1) · (−0.5), as in the lecture; worked by hand, 0.5 + 0.5. */
const SUM = step({
  kind: "terms",
  items: [
    product(number(0.5, "weight.1.0.0"), number(1, "input.0")),
    product(parens(number(-1, "weight.1.0.1")), parens(number(-0.5, "input.1"))),
  ],
});

Deno.test("the terms of a sum come one by one, each worked out on the line of the result", () => {
  equal(countParts(SUM), 2);
  const { step: first } = grownTo(SUM, 1);
  const { step: second } = grownTo(SUM, 2);
  equal([first.growing?.says, second.growing?.says], [["net", "", "0.5"], ["net", "0.5", "+ 0.5"]]);
  equal(first.formula.lines.map(({ role }) => role), ["symbols", "numbers", "numbers"]);
  equal([first.text, partName(SUM, 2)], ["Said. Term 1 of 2.", "term 2 of 2"]);
});

Deno.test("a number that grows has written nothing, and has read its parts alone", () => {
  const { step: grown, move } = grownTo(SUM, 2);
  equal(grown.writes, []);
  equal(grown.growing?.reads, ["weight.1.0.0", "input.0", "weight.1.0.1", "input.1"]);
  equal(move.growing?.reads, ["weight.1.0.1", "input.1"]);
  equal(grownTo(SUM, 1).step.growing?.reads, ["weight.1.0.0", "input.0"]);
});

Deno.test("what is ahead keeps its room in the formula and is no part of the line below", () => {
  const [, numbers, sum] = grownTo(SUM, 1).step.formula.lines;
  const items = (node: FormulaNode) => node.kind === "terms" ? node.items : [];
  equal(items(numbers.right).map((each) => each.kind === "part" && each.when), ["now", "ahead"]);
  equal(items(sum.right).length, 1);
});

Deno.test("a product grows by its factors, with their signs", () => {
  const gradient = step(product(parens(number(-0.25)), number(0.5)), "∇", "backward");
  equal(countParts(gradient), 2);
  equal(grownTo(gradient, 2).step.growing?.says, ["∇", "−0.25", "· 0.5"]);
  equal(grownTo(gradient, 1).step.text, "Said. Factor 1 of 2.");
});

Deno.test("a difference has its terms, and the mean of a sum those of the sum", () => {
  const error = step(row(number(0.75), sign("−"), number(1)));
  equal(grownTo(error, 2).step.growing?.says, ["net", "0.75", "− 1"]);
  const quarter: FormulaNode = { kind: "fraction", over: number(1), under: number(4) };
  const mean = step(row(quarter, parens({ kind: "terms", items: [number(1), number(-2)] })));
  equal(countParts(mean), 2);
  equal(grownTo(mean, 2).step.growing?.says, ["net", "1", "+ (−2)"]);
});

Deno.test("of many terms those before the last are added up in the picture", () => {
  const many = step({ kind: "terms", items: [1, 2, 3, 4].map((value) => number(value)) });
  equal(grownTo(many, 4).step.growing?.says, ["net", "6", "+ 4"]);
});

Deno.test("what is neither a sum nor a product has no parts", () => {
  equal(countParts(step({ kind: "fraction", over: number(1), under: number(2) })), 0);
  equal(countParts(step(number(1))), 0);
});

Deno.test("a parameter's new value grows in the formula alone, as its old one stands in the picture", () => {
  const update = step(row(number(0.5), sign("−"), number(0.25)), "w", "update");
  equal(grownTo(update, 1).step.growing?.says, null);
});
