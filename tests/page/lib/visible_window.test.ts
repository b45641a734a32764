import { deepStrictEqual as equal, ok } from "node:assert";
import { MOST_SHOWN, windowAround } from "../../../static/src/lib/visible_window.ts";

Deno.test("a few places are all shown", () => {
  equal(windowAround(1, 0), [0]);
  equal(windowAround(MOST_SHOWN, 3), [0, 1, 2, 3, 4, 5]);
});

Deno.test("of many, the first, those around the one at work and the last are shown", () => {
  equal(windowAround(20, 9), [0, null, 8, 9, 10, null, 19]);
});

Deno.test("near an end there is one gap", () => {
  equal(windowAround(20, 0), [0, 1, 2, null, 19]);
  equal(windowAround(20, 19), [0, null, 17, 18, 19]);
});

Deno.test("the one at work is always shown, and never a gap for nothing", () => {
  for (let count = 1; count < 40; count++) {
    for (let at = 0; at < count; at++) {
      const shown = windowAround(count, at);
      ok(shown.includes(at) && shown[0] === 0 && shown.at(-1) === count - 1);
      shown.forEach((place, index) => {
        if (place !== null) return;
        const [before, after] = [shown[index - 1], shown[index + 1]];
        ok(before !== null && after !== null && after - before > 1);
      });
    }
  }
});
