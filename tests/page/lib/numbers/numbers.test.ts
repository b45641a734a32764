import { deepStrictEqual as equal, ok, throws } from "node:assert";
import { readNumber } from "../../../../static/src/lib/numbers/arithmetic.ts";
import { Unreadable } from "../../../../static/src/lib/numbers/unreadable.ts";
import numbers from "../../../numbers.json" with { type: "json" };

/** What the page and the command line read alike. */
const reads = numbers.reads as [string, number][];

Deno.test("a number is read as people write it, in the page as on the command line", () => {
  for (const [text, number] of reads) {
    const read = readNumber(text);
    ok(Math.abs(read - number) <= 1e-15 * Math.abs(number), `“${text}” reads as ${read}`);
  }
});

Deno.test("what is no number to the one is none to the other", () => {
  for (const text of numbers.refused) throws(() => readNumber(text), Unreadable, text);
});

Deno.test("a text with a point and a comma may mean two numbers, and is asked about", () => {
  throws(() => readNumber("1.234,5"), /both a point and a comma/);
  equal(readNumber("1 234,5".replace(" ", "\u202f")), 1234.5);
});
