import { deepStrictEqual as equal } from "node:assert";
import { GRAPH } from "../../../../static/src/trace/graph/kind.ts";
import { graphNames } from "../../../../static/src/trace/graph/named.ts";
import { parseGraphRef } from "../../../../static/src/trace/graph/refs.ts";
import { knownOf, openGraphRun } from "../../../../static/src/trace/graph/run.ts";
import { nextStop } from "../../../../static/src/trace/grains.ts";
import { CIRCUIT, learningPage } from "../../graphs.ts";

const LEARNER = { graph: CIRCUIT, optimizer: { name: "sgd", momentum: 0.9 } };
const RUN = openGraphRun(LEARNER, learningPage());
const REFS = ["value.x", "gradient.x", "learning_rate", "velocity.x", "updated.x"];

Deno.test("what an optimizer computes is known step by step, and the old value stands", () => {
  const seen = (cursor: number) => REFS.map((ref) => GRAPH.stateAt(RUN, cursor)?.value(ref));
  equal(seen(7), [-2, -4, null, null, null]);
  equal(seen(8), [-2, -4, 0.1, null, null]);
  equal(seen(9), [-2, -4, 0.1, -4, null]);
  equal(seen(10), [-2, -4, 0.1, -4, -1.6]);
});

Deno.test("a later page's keyframe holds the numbers of the update that its steps do not", () => {
  const page = learningPage(9);
  const run = { ...RUN, pages: new Map([[0, page]]) };
  equal(REFS.map((ref) => GRAPH.stateAt(run, 9)?.value(ref)), [-2, -4, 0.1, -4, null]);
  equal(REFS.map((ref) => GRAPH.stateAt(run, 10)?.value(ref)), [-2, -4, 0.1, -4, -1.6]);
});

Deno.test("a number of the update leads to its step; what an array has none of has none", () => {
  const after = (ref: string) => GRAPH.cursorAfter(RUN, ref, 0);
  equal(["learning_rate", "velocity.x", "updated.x"].map(after), [8, 9, 10]);
  equal(["updated.y", "first_moment.x", "gradient_norm"].map(after), [null, null, null]);
  equal(parseGraphRef("updated.y", RUN.arrays), null);
});

Deno.test("of the new values is known what their block has done", () => {
  const x = RUN.arrays.get("x");
  equal([8, 9, 10].map((cursor) => x && knownOf(x, "updated", cursor)), [0, 0, 1]);
  equal([8, 9, 10].map((cursor) => x && knownOf(x, "velocity", cursor)), [0, 1, 1]);
});

Deno.test("the update is a pass of its own, and of an array all of it belongs together", () => {
  const stops = (grain: "pass" | "layer" | "node") => {
    const found = [7];
    while (found[found.length - 1] < RUN.total) {
      found.push(nextStop(RUN.blocks, RUN.total, found[found.length - 1], grain));
    }
    return found;
  };
  equal(nextStop(RUN.blocks, RUN.total, 2, "pass"), 7);
  equal(stops("pass"), [7, 10]);
  equal(stops("layer"), [7, 8, 10]);
  equal(stops("node"), [7, 8, 9, 10]);
});

Deno.test("the numbers of an update have names", () => {
  const { nameOf, withNames } = graphNames(RUN);
  equal(REFS.slice(2).map(nameOf), ["learning rate", "velocity of x", "new value of x"]);
  equal(withNames("updated.x is not finite."), "new value of x is not finite.");
});
