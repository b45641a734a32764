import { deepStrictEqual as equal, throws } from "node:assert";
import { Unreadable } from "../../../static/src/lib/numbers/unreadable.ts";
import { readAugmented, readMatrix, writeMatrix } from "../../../static/src/lib/matrix_text.ts";

const MATRIX = [[0.15, -2, 1e-3], [0.25, 0.5, 3]];

function refuses(text: string, reason: RegExp): void {
  throws(
    () => readMatrix(2, 3)(text),
    (error) => error instanceof Unreadable && reason.test(error.message),
  );
}

Deno.test("a matrix is read as people type it, and as other programs write it", () => {
  for (
    const text of [
      "0.15 -2 1e-3\n0.25 0.5 3",
      "0.15, -2, 1e-3; 0.25, 1/2, 3",
      "  0.15,−2,1e-3 \r\n\n 0.25,.5,3\n",
      "[[0.15, -2, 0.001], [0.25, 0.5, 3]]",
      "np.array([[0.15, -2.0, 1e-3],\n          [0.25, 0.5, 3]])",
      "W = [[ 0.15 -2.    0.001]\n [ 0.25  0.5   3.   ]]",
      "[0.15, -2, 0.001],\n[0.25, 0.5, 3]",
      "0,15\t-2\t0,001\n0,25\t0,5\t3\n",
      "0.15\t-2\t0.001\n0.25\t0.5\t3",
    ]
  ) equal(readMatrix(2, 3)(text), MATRIX, text);
});

Deno.test("a matrix of one row or one column is one too", () => {
  equal(readMatrix(1, 3)("[[1, 2, 3]]"), [[1, 2, 3]]);
  equal(readMatrix(1, 3)("1 2 3"), [[1, 2, 3]]);
  equal(readMatrix(3, 1)("1\n2\n3"), [[1], [2], [3]]);
  equal(readMatrix(3, 1)("1; 2; 3"), [[1], [2], [3]]);
});

Deno.test("a matrix of another shape is refused, and where it is another is told", () => {
  refuses("1 2 3", /^This takes 2 rows; there is 1\.$/);
  refuses("", /^This takes 2 rows; there are 0\.$/);
  refuses("1 2 3\n4 5", /^A row takes 3 numbers; in row 2 there are 2\.$/);
  throws(() => readMatrix(1, 1)("1 2"), /A row takes 1 number; in row 1 there are 2\./);
});

Deno.test("what is no number is told with its row", () => {
  refuses("1 2 3\n4 x 6", /^Row 2: “x” is not part of a number/);
  refuses("1\t2\t\n4\t5\t6", /^Row 1: Type a number/);
});

Deno.test("a matrix reads as itself from the text that stands in its field", () => {
  const matrix = [[1 / 3, -1e-9], [0.1, 4e20]];
  equal(readMatrix(2, 2)(writeMatrix(matrix)), matrix);
});

Deno.test("a matrix is read as LaTeX, MATLAB, Mathematica and Markdown have it", () => {
  for (
    const text of [
      "\\begin{bmatrix}0.5 & 0.1 \\\\ -0.6 & 0.7\\end{bmatrix}",
      "W = \\begin{pmatrix} 0.5 & 0.1 \\\\[2pt]\n -0.6 & 0.7 \\\\ \\end{pmatrix}",
      "\\left[\\begin{array}{cc}0,5 & 0,1\\\\ \\hline -0,6 & 0,7\\end{array}\\right]",
      "$$\\begin{bmatrix}\\frac{1}{2} & 0.1 \\\\ -0.6 & 0.7\\end{bmatrix}$$",
      "[0.5 0.1; -0.6 0.7]",
      "W = [0.5, 0.1; -0.6, 0.7];",
      "W = [0.5 0.1\n     -0.6 0.7];",
      "{{0.5, 0.1}, {-0.6, 0.7}}",
      "{{5.*^-1, 0.1}, {-0.6, 0.7}}",
      "| 0.5 | 0.1 |\n| -0.6 | 0.7 |",
      "| x1 | x2 |\n|----|:---|\n| 0,5 | 0,1 |\n| −0,6 | 0,7 |\n",
      "0,5; 0,1\n-0,6; 0,7",
      "0,5 0,1\n-0,6 0,7",
      "[0,5 0,1; -0,6 0,7]",
      "tensor([[ 0.5000,  0.1000],\n        [-0.6000,  0.7000]], requires_grad=True)",
    ]
  ) equal(readMatrix(2, 2)(text), [[0.5, 0.1], [-0.6, 0.7]], text);
});

Deno.test("the biases may stand before the weights, in [b : W]", () => {
  const expected = { matrix: [[0.5, 0.1], [-0.6, 0.7]], before: [1, -2] };
  for (
    const text of [
      "[1 : 0.5 0.1; -2 : -0.6 0.7]",
      "[1 | 0.5, 0.1; -2 | -0.6, 0.7]",
      "1 : 0,5 0,1\n-2 : -0,6 0,7",
      "[[1 : 0.5, 0.1], [-2 : -0.6, 0.7]]",
    ]
  ) equal(readAugmented(2, 2)(text), expected, text);
  equal(readAugmented(1, 2)("0.5 0.1").before, null);
});

Deno.test("a matrix the other way round is said to be so, with what it would be transposed", () => {
  try {
    readMatrix(2, 3)("1 4\n2 5\n3 6");
    throw new Error("It was read.");
  } catch (error) {
    if (!(error instanceof Unreadable) || !error.instead) throw error;
    equal(error.message, "This takes 2 rows; there are 3.");
    equal(error.instead.label, "This is 3 × 2. Transpose it?");
    equal(readMatrix(2, 3)(error.instead.text), [[1, 2, 3], [4, 5, 6]]);
  }
});
