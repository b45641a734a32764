import { deepStrictEqual as equal } from "node:assert";
import { fold } from "../../../static/src/trace/state.ts";
import type { Problem } from "../../../static/src/wire/types.ts";
import { network } from "../networks.ts";
import { keyframeAt, pageOf, read, stepsOf } from "../traces.ts";

const SHAPES: [number[], number][] = [[[2, 3, 2], 1], [[2, 2], 3], [[1, 2, 1, 2], 2]];

function refsOf(problem: Problem): string[] {
  return [...new Set(stepsOf(problem).map(({ result }) => result))];
}

Deno.test("a page's steps folded onto its keyframe give the state after them", () => {
  for (const [sizes, samples] of SHAPES) {
    const problem = network(sizes, { samples });
    const refs = refsOf(problem);
    const total = stepsOf(problem).length;
    for (const [start, count] of [[0, total], [7, 20], [total - 5, 5]]) {
      const page = pageOf(problem, start, count);
      for (let cursor = start; cursor <= start + page.steps.length; cursor++) {
        const state = fold(problem, page, cursor);
        const expected = keyframeAt(problem, cursor);
        equal(state.sample, expected.sample);
        for (const ref of refs) {
          equal(state.value(ref), read(expected, ref), `${ref} after ${cursor}, from ${start}`);
        }
      }
    }
  }
});

Deno.test("what is given is known from the start, each number by its own ref", () => {
  const problem = network([2, 3, 2], { samples: 2 });
  const state = fold(problem, pageOf(problem, 0, 10), 0);
  const { layers } = problem.network;
  for (const [l, { weights, biases }] of layers.entries()) {
    for (const [j, row] of weights.entries()) {
      equal(state.value(`bias.${l + 1}.${j}`), biases?.[j]);
      row.forEach((weight, i) => equal(state.value(`weight.${l + 1}.${j}.${i}`), weight));
    }
  }
  problem.samples[0].input.forEach((x, i) => equal(state.value(`input.${i}`), x));
  problem.samples[0].target.forEach((y, k) => equal(state.value(`target.${k}`), y));
});

Deno.test("input and target are those of the sample at work", () => {
  const problem = network([2, 1], { samples: 3 });
  const steps = stepsOf(problem);
  const page = pageOf(problem, 0, steps.length);
  for (const step of steps) {
    const state = fold(problem, page, step.index + 1);
    equal(state.value("input.1"), problem.samples[step.sample].input[1]);
    equal(state.value("target.0"), problem.samples[step.sample].target[0]);
  }
});

Deno.test("a new sample begins with an empty sheet, and the batch's numbers stay", () => {
  const problem = network([2, 1], { samples: 2 });
  const steps = stepsOf(problem);
  const second = steps.findIndex((step) => step.sample === 1);
  const page = pageOf(problem, 0, steps.length);
  equal(fold(problem, page, second).value("loss") !== null, true);
  equal(fold(problem, page, second + 1).value("loss"), null);
  const end = fold(problem, page, steps.length);
  equal(end.value("batch_weight_gradient.1.0.1") !== null, true);
  equal(end.value("updated_bias.1.0"), steps.length);
});

Deno.test("a number that does not exist is null, not 0", () => {
  const problem = network([2, 1], { biases: false });
  const state = fold(problem, pageOf(problem, 0, 0), 0);
  equal(state.value("bias.1.0"), null);
  equal(state.value("weight.9.0.0"), null);
  equal(state.value("input.7"), null);
});
