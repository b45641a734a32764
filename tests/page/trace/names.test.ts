import { deepStrictEqual as equal } from "node:assert";
import { plainName, unitName, weightName } from "../../../static/src/trace/names.ts";
import { LAYERED, LECTURE } from "../notations.ts";

Deno.test("units are named from 1: x, h and o in the lecture's network", () => {
  const names = [0, 1, 2].map((layer) => plainName(unitName(LECTURE, layer, 0)));
  equal(names, ["x₁", "h₁", "o₁"]);
});

Deno.test("a weight is named by where it goes to, then where it comes from", () => {
  equal(plainName(weightName(LECTURE, 1, 2, 0)), "w₃₁");
  equal(plainName(weightName(LECTURE, 2, 0, 2)), "u₁₃");
});

Deno.test("two places of more than one digit are kept apart", () => {
  equal(plainName(weightName(LECTURE, 1, 0, 10)), "w₁,₁₁");
  equal(plainName(weightName(LECTURE, 1, 10, 0)), "w₁₁,₁");
});

Deno.test("in a deeper network the layer stands above", () => {
  equal(plainName(unitName(LAYERED, 2, 1)), "h₂⁽²⁾");
  equal(plainName(weightName(LAYERED, 3, 0, 1)), "w₁₂⁽³⁾");
  equal(plainName(unitName(LAYERED, 0, 0)), "x₁");
  equal(unitName(LAYERED, 2, 1), { base: "h", sub: "2", sup: "(2)" });
});
