import { deepStrictEqual as equal, throws } from "node:assert";
import { readNumber } from "../../../../static/src/lib/numbers/arithmetic.ts";
import { Unreadable } from "../../../../static/src/lib/numbers/unreadable.ts";

/** What a text reads as, beside the same number written by hand. */
const READS: [string, number][] = [
  ["0.25", 0.25],
  [" 7 ", 7],
  [".5", 0.5],
  ["0.0e-400", 0],
  ["3.", 3],
  ["1e-3", 0.001],
  ["2E+2", 200],
  [".5e1", 5],
  ["-0.5", -0.5],
  ["−0.5", -0.5],
  ["+4", 4],
  ["--2", 2],
  ["1/3", 0.3333333333333333],
  ["1 - 2 - 3", -4],
  ["8/4/2", 1],
  ["1+2*3", 7],
  ["2*-3", -6],
  ["(1+2)*3", 9],
  ["-(2 - 0.5) * 3", -4.5],
  ["((1))", 1],
  ["3 · 2", 6],
  ["3×2", 6],
  ["0.1+0.2", 0.30000000000000004],
];

const REFUSES: [string, RegExp][] = [
  ["", /Type a number/],
  ["   ", /Type a number/],
  ["1.234,5", /both a point and a comma/],
  ["abc", /“a” is not part of a number\. Write one as 0\.5, 5e-1 or 1\/2\.$/],
  ["1 x", /“x” is not part/],
  ["1..5", /one decimal point, as in 0.5/],
  ["1.2.3", /one decimal point/],
  ["1 2", /two numbers/],
  ["2)", /“\)” is one too many/],
  ["1/", /Something is missing/],
  ["*2", /Something is missing/],
  ["()", /Something is missing/],
  ["-", /Something is missing/],
  ["(1", /A parenthesis is not closed/],
  ["1/0", /divided by 0/],
  ["0/0", /divided by 0/],
  ["1e999", /too large/],
  ["1e-400", /too small to be told from 0/],
  ["Infinity", /“I” is not part/],
  ["NaN", /“N” is not part/],
  ["0x10", /“x” is not part/],
  ["1e", /“e” is not part/],
];

for (const [text, number] of READS) {
  Deno.test(`“${text}” reads as ${number}`, () => equal(readNumber(text), number));
}

for (const [text, reason] of REFUSES) {
  Deno.test(`“${text}” is no number, and the reason is told`, () => {
    throws(
      () => readNumber(text),
      (error) => error instanceof Unreadable && reason.test(error.message),
    );
  });
}

Deno.test("every number reads as itself from the text that stands in its field", () => {
  for (const number of [0, 0.1, -1 / 3, 1e-7, 6.02e23, 5e-324, 1.7976931348623157e308, 123456]) {
    equal(readNumber(String(number)), number);
  }
});
