import assert, { deepStrictEqual as equal } from "node:assert";
import {
  depthOf,
  isPlainDescent,
  openRun,
  pageOfCursor,
  pageStart,
  sizesOf,
  stateAt,
  stepAt,
  withPage,
} from "../../../static/src/trace/run.ts";
import { PAGE_SIZE } from "../../../static/src/wire/server.ts";
import { network } from "../networks.ts";
import { pageOf, stepsOf } from "../traces.ts";

/** A trace of more than two pages. */
const PROBLEM = network([4, 5, 5, 4], { samples: 4 });
const STEPS = stepsOf(PROBLEM);

Deno.test("pages start at the multiples of their size", () => {
  equal([0, PAGE_SIZE - 1, PAGE_SIZE, 3 * PAGE_SIZE + 7].map(pageStart), [
    ...[0, 0, PAGE_SIZE, 3 * PAGE_SIZE],
  ]);
});

Deno.test("the state at a seam is the end of the page before it, so that no page is needed early", () => {
  equal([0, 1, PAGE_SIZE, PAGE_SIZE + 1].map(pageOfCursor), [0, 0, 0, PAGE_SIZE]);
});

Deno.test("what is not loaded is null, and known as soon as its page is", () => {
  const first = openRun(PROBLEM, pageOf(PROBLEM, 0, PAGE_SIZE));
  equal(stepAt(first, PAGE_SIZE), null);
  equal(stateAt(first, PAGE_SIZE + 1), null);
  const second = withPage(first, pageOf(PROBLEM, PAGE_SIZE, PAGE_SIZE));
  equal(stepAt(second, PAGE_SIZE)?.result, STEPS[PAGE_SIZE].result);
  equal(stateAt(second, PAGE_SIZE + 1)?.value(STEPS[PAGE_SIZE].result), PAGE_SIZE + 1);
  equal(stepAt(first, PAGE_SIZE), null, "a run is a value: the old one has not changed");
});

Deno.test("the end of a trace has a state and no step", () => {
  const total = STEPS.length;
  const run = withPage(
    openRun(PROBLEM, pageOf(PROBLEM, 0, PAGE_SIZE)),
    pageOf(PROBLEM, pageOfCursor(total), PAGE_SIZE),
  );
  equal(stateAt(run, total)?.value("updated_bias.3.3"), total);
  equal(stepAt(run, total), null);
});

Deno.test("a network's depth counts its layers of weights, its sizes begin with the input", () => {
  equal([depthOf(PROBLEM), sizesOf(PROBLEM)], [3, [4, 5, 5, 4]]);
  equal([depthOf(network([2, 1])), sizesOf(network([2, 1]))], [1, [2, 1]]);
});

Deno.test("an update whose learning rate follows a schedule is no plain descent", () => {
  const problem = {
    network: { layers: [] },
    loss: "half_squared_error",
    samples: [],
    optimizer: { name: "sgd", learning_rate: 0.5 },
  };
  assert(isPlainDescent(problem));
  const optimizer = { ...problem.optimizer, schedule: { name: "exponential" } };
  assert(!isPlainDescent({ ...problem, optimizer }));
});
