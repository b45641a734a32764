import { deepStrictEqual as equal } from "node:assert";
import { linesOf, piecesOf, type Program } from "../../../../static/src/step/code/program.ts";
import type { Step } from "../../../../static/src/wire/types.ts";

const PROGRAM: Program = {
  code: "import numpy as np\n\nx = np.array([1.0])\nW = np.array([[2.0]])\n\nnet = W @ x\n",
  lines: [
    { op: "net", quantity: "net", layer: 1, first: 6, last: 6 },
    { op: "update", quantity: "updated_weight", layer: 1, first: 8, last: 8 },
    { op: "update", quantity: "updated_bias", layer: 1, first: 9, last: 9 },
  ],
  given: [3, 4],
};

const step = (op: Step["op"], result: string, layer = 1) => ({ op, result, layer }) as Step;

Deno.test("a step runs the lines of its quantity in its layer", () => {
  equal(linesOf(PROGRAM, step("net", "net.1.0"))?.first, 6);
  equal(linesOf(PROGRAM, step("update", "updated_bias.1.0"))?.first, 9);
  equal(linesOf(PROGRAM, step("net", "net.2.0", 2)), null);
});

Deno.test("the pieces of a program are the whole program, the given numbers in one", () => {
  const pieces = piecesOf(PROGRAM);
  equal(pieces.map((piece) => piece.text).join(""), PROGRAM.code);
  equal(pieces.map((piece) => piece.first), [1, 2, 3, 5, 6]);
  equal(pieces[2].text, "x = np.array([1.0])\nW = np.array([[2.0]])\n");
});
