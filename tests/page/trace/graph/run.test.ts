import { deepStrictEqual as equal } from "node:assert";
import { GRAPH } from "../../../../static/src/trace/graph/kind.ts";
import { knownOf, openGraphRun } from "../../../../static/src/trace/graph/run.ts";
import { nextStop, previousStop } from "../../../../static/src/trace/grains.ts";
import { withPage } from "../../../../static/src/trace/run.ts";
import { CIRCUIT, circuitPage } from "../../graphs.ts";
import { Server } from "../../server.ts";

const RUN = openGraphRun({ graph: CIRCUIT }, circuitPage());

Deno.test("a graph's state is the fold of its steps onto the keyframe; what is given is there at once", () => {
  const refs = ["value.x", "value.q", "value.f", "gradient.f", "gradient.q", "gradient.z"];
  const seen = (cursor: number) => {
    const state = GRAPH.stateAt(RUN, cursor);
    return refs.map((ref) => state?.value(ref));
  };
  equal(seen(0), [-2, null, null, null, null, null]);
  equal(seen(2), [-2, 3, -12, null, null, null]);
  equal(seen(4), [-2, 3, -12, 1, -4, null]);
  equal(seen(7), [-2, 3, -12, 1, -4, 3]);
});

Deno.test("a later page's keyframe holds what its steps do not", () => {
  const late = withPage({ ...RUN, pages: new Map() }, circuitPage(0, 4));
  const [page] = [circuitPage(4)];
  const state = GRAPH.stateAt({ ...late, pages: new Map([[0, page]]) }, 6);
  equal(["value.q", "gradient.q", "gradient.y", "gradient.z"].map((ref) => state?.value(ref)), [
    3,
    -4,
    -4,
    null,
  ]);
});

Deno.test("of an array is known what its block has done", () => {
  const of = (name: string, cursor: number) => {
    const array = RUN.arrays.get(name);
    return array && [knownOf(array, "value", cursor), knownOf(array, "gradient", cursor)];
  };
  equal(of("x", 0), [1, 0]);
  equal(of("q", 0), [0, 0]);
  equal(of("q", 4), [1, 1]);
});

Deno.test("a number leads to the step that computes it, a given one to none", () => {
  const after = (ref: string) => GRAPH.cursorAfter(RUN, ref, 0);
  equal(["value.q", "gradient.z", "value.x", "value.nothing"].map(after), [1, 7, null, null]);
});

Deno.test("Next goes to the end of the pass, of the line, of the array, or to the next number", () => {
  const stops = (grain: "pass" | "layer" | "node" | "number") => {
    const found = [0];
    while (found[found.length - 1] < RUN.total) {
      found.push(nextStop(RUN.blocks, RUN.total, found[found.length - 1], grain));
    }
    const back = [RUN.total];
    while (back[0] > 0) back.unshift(previousStop(RUN.blocks, back[0], grain));
    equal(back, found);
    return found;
  };
  equal(stops("pass"), [0, 2, 7]);
  equal(stops("layer"), [0, 1, 2, 3, 4, 5, 6, 7]);
  equal(stops("node"), [0, 1, 2, 3, 4, 5, 6, 7]);
});

Deno.test("where the server answers with fewer steps than a page has, the rest is asked for", async () => {
  const server = new Server();
  const asked: [number, number][] = [];
  server.routes["/api/graph/trace"] = (body) => {
    const { start, count } = body as { start: number; count: number };
    asked.push([start, count]);
    return circuitPage(start, Math.min(count, 3));
  };
  const page = await GRAPH.fetchPage({ graph: CIRCUIT }, 0, "lecture");
  equal(page.steps.map(({ index }) => index), [0, 1, 2, 3, 4, 5, 6]);
  equal(page.keyframe, circuitPage().keyframe);
  equal(asked, [[0, 256], [3, 4], [6, 1]]);
});
