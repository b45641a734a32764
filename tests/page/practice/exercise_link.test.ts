import { deepStrictEqual as equal } from "node:assert";
import { exerciseIn, exerciseLink, placeIn } from "../../../static/src/practice/exercise_link.ts";

Deno.test("an exercise's address leads to it, and to none of its answers", () => {
  const chosen = { seed: 7, sizes: [2, 3, 2], difficulty: "hard" };
  equal(exerciseLink(chosen), "#exercise=7&sizes=2-3-2&difficulty=hard");
  equal(exerciseIn(exerciseLink(chosen)), chosen);
  equal(exerciseIn(exerciseLink(chosen) + ")."), chosen);
  const ofGraphs = { seed: 7, kind: "circuit", difficulty: "hard" };
  equal(exerciseLink(ofGraphs), "#exercise=7&kind=circuit&difficulty=hard");
  equal(exerciseIn(exerciseLink(ofGraphs)), ofGraphs);
});

Deno.test("a link leads to a row whatever the number is called, and whatever mail puts behind it", () => {
  const chosen = { seed: 7, kind: "time", difficulty: "easy" };
  const problem = { text: "h@t = w * h@(t-1)" };
  for (const at of ["net.1.0", "value.h@1.2", "gradient.δ"]) {
    const { key } = placeIn("", problem);
    const link = exerciseLink(chosen, problem, { all: true, key, at });
    equal(placeIn(link + ").", problem), { all: true, key, at });
    equal(exerciseIn(link), chosen);
  }
});

Deno.test("by hand the number alone is enough, and another address is no exercise", () => {
  equal(exerciseIn("#exercise=7"), { seed: 7, sizes: [2, 2, 2], difficulty: "easy" });
  for (const other of ["", "#s=abc", "#exercise=", "#exercise=x"]) equal(exerciseIn(other), null);
});
