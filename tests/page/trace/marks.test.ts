import { deepStrictEqual as equal, ok } from "node:assert";
import { edgesAtWork, unitsInFocus } from "../../../static/src/picture/units/active_units.ts";
import { marksOf } from "../../../static/src/trace/marks.ts";
import type { Step } from "../../../static/src/wire/types.ts";
import { network } from "../networks.ts";
import { stepsOf } from "../traces.ts";

const STEPS = stepsOf(network([2, 3, 2]));

function stepFor(result: string, reads: string[] = []): Step {
  const step = STEPS.find((each) => each.result === result);
  ok(step);
  return { ...step, reads };
}

const NET = stepFor("net.2.1", [
  ...["weight.2.1.0", "output.1.0", "weight.2.1.1", "output.1.1", "weight.2.1.2", "output.1.2"],
  "bias.2.1",
]);

Deno.test("a step's own number is marked as its result, in its phase, and what it reads as read", () => {
  const marks = marksOf(NET, null);
  equal(marks("net.2.1"), "result phase-forward");
  equal(marks("weight.2.1.2"), "read read-weight");
  equal(marks("output.1.0"), "read read-value");
  equal(marks("bias.2.1"), "read read-bias");
  equal(marks("weight.2.0.2"), "");
});

Deno.test("the number that is pointed at is marked beside what else it is", () => {
  const marks = marksOf(NET, "bias.2.1");
  equal(marks("bias.2.1"), "read read-bias pointed");
  equal(marksOf(null, "loss")("loss"), "pointed");
});

Deno.test("what came in the same move is marked as fresh, unless the step reads it", () => {
  const earlier = [stepFor("net.2.0"), stepFor("output.1.0"), NET];
  const marks = marksOf(NET, null, new Set(), earlier);
  equal(marks("net.2.0"), "fresh phase-forward");
  equal(marks("output.1.0"), "read read-value");
  equal(marks("net.2.1"), "result phase-forward");
});

Deno.test("what a text tells of is marked too", () => {
  const marks = marksOf(null, null, new Set(["delta.1.0"]));
  equal([marks("delta.1.0"), marks("delta.1.1")], ["told", ""]);
});

Deno.test("before the first step nothing is marked, nothing in focus and no edge at work", () => {
  equal(marksOf(null, null)("weight.1.0.0"), "");
  equal(unitsInFocus(null, [2, 3, 2]), [null, null, null]);
  equal(edgesAtWork(null, 2).size, 0);
});

Deno.test("in focus is the step's unit, and where the number is a weight's its source too", () => {
  equal(unitsInFocus(NET, [2, 3, 2]), [null, null, 1]);
  equal(unitsInFocus(stepFor("weight_gradient.2.1.2"), [2, 3, 2]), [null, 2, 1]);
  equal(unitsInFocus(stepFor("loss"), [2, 3, 2]), [null, null, null]);
});

Deno.test("the edges at work are those whose weight or gradient the step reads or writes", () => {
  equal([...edgesAtWork(NET, 2)].sort(), ["2.1.0", "2.1.1", "2.1.2"]);
  const fedBack = stepFor("error.1.0", ["delta.2.0", "weight.2.0.0", "delta.2.1", "weight.2.1.0"]);
  equal([...edgesAtWork(fedBack, 2)].sort(), ["2.0.0", "2.1.0"]);
  equal([...edgesAtWork(stepFor("weight_gradient.1.2.1"), 2)], ["1.2.1"]);
});
