import { deepStrictEqual as equal, throws } from "node:assert";
import { Unreadable } from "../../../../static/src/lib/numbers/unreadable.ts";
import { readCount, readList, writeList } from "../../../../static/src/lib/numbers/read_field.ts";

function refuses(read: () => unknown, reason: RegExp): void {
  throws(read, (error) => error instanceof Unreadable && reason.test(error.message));
}

Deno.test("a count is a whole number within its bounds, both of them included", () => {
  const read = readCount(1, 8);
  equal(["1", "8", "16/2", " 3 "].map(read), [1, 8, 8, 3]);
  for (const text of ["0", "9", "2.5", "-1", "1e3"]) {
    refuses(() => read(text), /^A whole number from 1 to 8\.$/);
  }
});

Deno.test("what is no number at all is told as such, also where a count is asked for", () => {
  refuses(() => readCount(1, 8)("two"), /“t” is not part of a number/);
  refuses(() => readCount(1, 8)(""), /Type a number/);
});

Deno.test("a list has commas, semicolons or spaces between its numbers", () => {
  const read = readList(3);
  for (const text of ["1, 0.5, -2", "1;0.5;-2", "1 0.5 -2", " 1,0.5 ;  -2 ", "1\t0.5\n-2"]) {
    equal(read(text), [1, 0.5, -2]);
  }
});

Deno.test("in a list with another sign between its numbers a comma is the decimal one", () => {
  for (const text of ["0,05; 0,1", "0,05 0,1", "0,05, 0,1", "0,05\t0,1"]) {
    equal(readList(2)(text), [0.05, 0.1], text);
  }
  equal(readList(1)("0,77"), [0.77]);
});

Deno.test("the numbers of a list may be worked out", () => {
  equal(readList(2)("1/4, (1+1)*2"), [0.25, 4]);
});

Deno.test("a list with another count of numbers is refused, and both counts are told", () => {
  refuses(() => readList(2)("1"), /takes 2 numbers, .* there is 1\.$/);
  refuses(() => readList(2)("1, 2, 3"), /takes 2 numbers, .* there are 3\.$/);
  refuses(() => readList(2)(""), /there are 0\.$/);
  refuses(() => readList(1)("1 2"), /takes one number; there are 2\.$/);
});

Deno.test("a list reads as itself from the text that stands in its field", () => {
  const numbers = [0.05, -1e-9, 1 / 3, 4];
  equal(readList(4)(writeList(numbers)), numbers);
});
