import { deepStrictEqual as equal } from "node:assert";
import { GRAINS, nextStop } from "../../../static/src/trace/grains.ts";
import { openRun } from "../../../static/src/trace/run.ts";
import { PAGE_SIZE } from "../../../static/src/wire/server.ts";
import { stepsAhead, stepsBefore } from "../../../static/src/trace/step_range.ts";
import { network } from "../networks.ts";
import { pageOf, stepsOf } from "../traces.ts";

const PROBLEM = network([2, 3, 2], { samples: 2 });
const STEPS = stepsOf(PROBLEM);
const RUN = openRun(PROBLEM, pageOf(PROBLEM, 0, STEPS.length));

for (const grain of GRAINS) {
  Deno.test(`by ${grain}, each Next brings what was told before it, and it alone`, () => {
    let cursor = 0;
    while (cursor < RUN.total) {
      const ahead = stepsAhead(RUN, cursor, grain);
      const to = nextStop(RUN.blocks, RUN.total, cursor, grain);
      const brought = STEPS.slice(cursor, to);
      equal(ahead, { first: brought[0], last: brought[brought.length - 1], count: to - cursor });
      equal(
        stepsBefore(RUN, to, grain).map(({ index }) => index),
        brought.map(({ index }) => index),
      );
      cursor = to;
    }
    equal(stepsAhead(RUN, cursor, grain), null);
  });
}

Deno.test("before the first step nothing was brought", () => {
  equal(stepsBefore(RUN, 0, "pass"), []);
});

Deno.test("of a long stepRange the last steps are taken, and those of pages not at hand left out", () => {
  const large = network([9, 9, 9]);
  const first = openRun(large, pageOf(large, 0, PAGE_SIZE));
  const pass = stepsBefore(first, PAGE_SIZE, "pass");
  equal([pass.length, pass[pass.length - 1].index], [64, PAGE_SIZE - 1]);
  const second = openRun(large, pageOf(large, PAGE_SIZE, PAGE_SIZE));
  const late = stepsBefore(second, PAGE_SIZE + 5, "pass");
  equal(late.map(({ index }) => index - PAGE_SIZE), [0, 1, 2, 3, 4]);
});
