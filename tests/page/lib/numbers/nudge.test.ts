import { deepStrictEqual as equal } from "node:assert";
import { nudged, stepOf } from "../../../../static/src/lib/numbers/nudge.ts";

Deno.test("a step is a hundredth where numbers are of the size of weights, and grows with the number", () => {
  const steps = [0, 0.5, -1, 9.99, 10, -123.4, 5000, 0.05, 0.003].map((value) => stepOf(value));
  equal(steps, [0.01, 0.01, 0.01, 0.01, 0.1, 1, 10, 0.001, 0.0001]);
});

Deno.test("a fine step is a tenth of the other", () => {
  for (const value of [0, 0.5, 10, 123.4, 0.003]) {
    equal(stepOf(value, true), Number((stepOf(value) / 10).toPrecision(1)));
  }
});

Deno.test("a number goes up and down by steps, in no more digits than the step has, and 0 has no sign", () => {
  equal(nudged(0.5, 0.01, 7), 0.57);
  equal(nudged(0.1, 0.01, 2), 0.12);
  equal(nudged(-0.02, 0.01, 2), 0);
  equal(Object.is(nudged(-0.02, 0.01, 2), 0), true);
  equal(nudged(123, 1, -4), 119);
  equal(nudged(0.123456, 0.01, 1), 0.13);
});
