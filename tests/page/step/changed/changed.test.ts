import { deepStrictEqual as equal } from "node:assert";
import { givenChanges, whatFollowed } from "../../../../static/src/step/changed/changed.ts";
import { withNumber } from "../../../../static/src/session/edit.ts";
import { openRun, stateAt } from "../../../../static/src/trace/run.ts";
import type { Problem } from "../../../../static/src/wire/types.ts";
import { network } from "../../networks.ts";
import { pageOf } from "../../traces.ts";

const runOf = (problem: Problem) => openRun(problem, pageOf(problem, 0, 256));
const BATCH = network([2, 2, 1], { samples: 3 });

Deno.test("an input of a batch is told with the sample whose it is, whichever is shown", () => {
  const once = withNumber(BATCH, 1, "input.0", 5);
  const { input } = BATCH.samples[1];
  const first = { name: "x₁ of sample 2", from: input[0], to: 5 };
  equal(givenChanges(BATCH, runOf(once), "input.0"), [first]);
  const twice = withNumber(once, 2, "input.0", 6);
  const second = { name: "x₁ of sample 3", from: BATCH.samples[2].input[0], to: 6 };
  equal(givenChanges(BATCH, runOf(twice), "input.0"), [first, second]);
});

Deno.test("what all samples share is told once, and by its name alone", () => {
  const from = BATCH.network.layers[0].weights[0][1];
  const changed = runOf(withNumber(BATCH, 1, "weight.1.0.1", 5));
  equal(givenChanges(BATCH, changed, "weight.1.0.1"), [{ name: "w₁₂", from, to: 5 }]);
  const alone = network([2, 1]);
  const target = { name: "y₁", from: alone.samples[0].target[0], to: 5 };
  equal(givenChanges(alone, runOf(withNumber(alone, 0, "target.0", 5)), "target.0"), [target]);
});

Deno.test("a number of the optimizer is told by its letter", () => {
  const changed = { ...BATCH, optimizer: { name: "sgd", learning_rate: 0.1 } };
  equal(givenChanges(BATCH, runOf(changed), "learning_rate"), [{ name: "η", from: 0.5, to: 0.1 }]);
});

Deno.test("of a batch what followed is of the sample that is shown, each number once", () => {
  const run = runOf(BATCH);
  const cursor = run.blocks.find(({ sample, op }) => sample === 1 && op === "loss_term")?.start ??
    0;
  const now = stateAt(run, cursor);
  if (!now) throw new Error("It is on the first page.");
  const before = { ...now, value: (ref: string) => (now.value(ref) ?? 0) - 1 };
  const own = ["net.1.0", "net.1.1", "output.1.0", "output.1.1", "net.2.0", "output.2.0"];
  equal(whatFollowed(run, cursor, before, now).map(({ ref }) => ref), own);
});
