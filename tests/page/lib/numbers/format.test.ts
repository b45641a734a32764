import { deepStrictEqual as equal, ok } from "node:assert";
import {
  digits,
  formatNumber,
  formatOrNotYet,
  NOT_YET,
} from "../../../../static/src/lib/numbers/format.ts";

Deno.test("a number has four significant digits, without zeros at its end", () => {
  const written = { 0.5932699921: "0.5933", 0.25: "0.25", 12: "12", 123.456: "123.5", 1.0004: "1" };
  for (const [value, text] of Object.entries(written)) equal(formatNumber(Number(value)), text);
});

Deno.test("outside 0.001 … 10000 it is written with an exponent", () => {
  equal([0.001, 0.00099995, 1e4, 9999.4].map(formatNumber), ["0.001", "1e−3", "1e4", "9999"]);
  equal([4.38568e-4, 1.5e300, 5e-324].map(formatNumber), ["4.386e−4", "1.5e300", "5e−324"]);
});

Deno.test("the minus sign is a real one, in front and in the exponent", () => {
  equal(formatNumber(-0.000123), "−1.23e−4");
  for (const value of [-1, -1e-9, 1e-9, -1e9]) ok(!formatNumber(value).includes("-"));
});

Deno.test("neither 0 has a sign", () => {
  equal([0, -0].map(formatNumber), ["0", "0"]);
});

Deno.test("no digits are grouped", () => {
  equal(formatNumber(9876.5), "9877");
});

Deno.test("what is read back is within half a unit of the fourth digit", () => {
  for (let at = 0; at < 2000; at++) {
    const value = (at % 2 ? -1 : 1) * 1.2345 ** (at - 1000) * (1 + at / 7919);
    if (!Number.isFinite(value) || Math.abs(value) < 1e-300) continue;
    const read = Number(formatNumber(value).replaceAll("−", "-"));
    ok(Math.abs(read - value) <= 5.0001e-4 * Math.abs(value), String(value));
  }
});

Deno.test("a number that is not computed yet shows no digit, no sign and nothing like a 0", () => {
  equal(formatOrNotYet(null), NOT_YET);
  ok(!/[\d+\-−oO]/.test(NOT_YET));
  equal(formatOrNotYet(0), "0");
});

Deno.test("as many digits as are chosen are shown, in every range", () => {
  const expected: Record<number, string[]> = {
    3: ["0.593", "−1230", "1.23e4", "1e−3"],
    6: ["0.59327", "−1234.57", "1.23457e4", "9.99951e−4"],
    8: ["0.59326999", "−1234.5678", "1.2345679e4", "9.9995123e−4"],
  };
  try {
    for (const [count, texts] of Object.entries(expected)) {
      digits.value = Number(count);
      equal([0.5932699921, -1234.5678, 12345.6789, 9.9995123e-4].map(formatNumber), texts);
    }
  } finally {
    digits.value = 4;
  }
});
