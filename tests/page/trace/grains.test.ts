import { deepStrictEqual as equal } from "node:assert";
import {
  blockAt,
  cursorAfter,
  type Grain,
  nextStop,
  previousStop,
} from "../../../static/src/trace/grains.ts";
import type { Step } from "../../../static/src/wire/types.ts";
import { network } from "../networks.ts";
import { blocksOf, stepsOf } from "../traces.ts";

const PROBLEMS = [
  network([2, 3, 2]),
  network([2, 1], { samples: 3 }),
  network([3, 2, 2, 1], { samples: 2 }),
];

const passOf = (step: Step) => `${step.sample} ${step.phase} ${step.op === "batch_gradient"}`;
/** Steps of the same name are taken together. */
const GROUPS: Record<Grain, (step: Step) => string> = {
  pass: passOf,
  layer: (step) => `${passOf(step)} ${step.layer}`,
  node: (step) => `${passOf(step)} ${step.layer} ${step.result.split(".")[0]} ${step.unit}`,
  number: (step) => String(step.index),
  // Of the whole numbers; what stands between two is in terms.test.ts.
  term: (step) => String(step.index),
};

Deno.test("a step is found in its block", () => {
  for (const problem of PROBLEMS) {
    const blocks = blocksOf(problem);
    for (const step of stepsOf(problem)) {
      const { quantity, sample, layer, start, count } = blockAt(blocks, step.index);
      equal([quantity, sample, layer], [step.result.split(".")[0], step.sample, step.layer]);
      equal(start <= step.index && step.index < start + count, true);
    }
  }
});

for (const [grain, groupOf] of Object.entries(GROUPS) as [Grain, (step: Step) => string][]) {
  Deno.test(`by ${grain}, Next goes past the group of the next step and Back to the start of the last`, () => {
    for (const problem of PROBLEMS) {
      const blocks = blocksOf(problem);
      const groups = stepsOf(problem).map(groupOf);
      const total = groups.length;
      for (let cursor = 0; cursor <= total; cursor++) {
        const ahead = groups.findIndex((group, at) => at > cursor && group !== groups[cursor]);
        const next = cursor === total ? total : ahead < 0 ? total : ahead;
        equal(nextStop(blocks, total, cursor, grain), next, `from ${cursor}`);
        let back = cursor;
        while (back > 0 && groups[back - 1] === groups[cursor - 1]) back--;
        equal(previousStop(blocks, cursor, grain), back, `back from ${cursor}`);
      }
    }
  });
}

Deno.test("a number leads to just after the step that writes it, in the sample at hand", () => {
  for (const problem of PROBLEMS) {
    const depth = problem.network.layers.length;
    const blocks = blocksOf(problem);
    for (const { result, sample, index } of stepsOf(problem)) {
      equal(cursorAfter(blocks, result, sample, depth), index + 1);
    }
  }
});

Deno.test("a number of the whole batch is found from any sample, and a given one nowhere", () => {
  const blocks = blocksOf(PROBLEMS[1]);
  const update = stepsOf(PROBLEMS[1]).find(({ result }) => result === "updated_weight.1.0.1");
  equal(cursorAfter(blocks, "updated_weight.1.0.1", 0, 1), (update?.index ?? NaN) + 1);
  for (const given of ["weight.1.0.0", "bias.1.0", "input.0", "target.0"]) {
    equal(cursorAfter(blocks, given, 0, 1), null);
  }
});
