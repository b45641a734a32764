/** A graph, as a kind of problem. */

import type { GraphLearner, GraphPage } from "../../wire/graph.ts";
import { PAGE_SIZE, post } from "../../wire/server.ts";
import type { Kind } from "../kind.ts";
import { blockOf } from "./arrays.ts";
import { parseGraphRef } from "./refs.ts";
import { type GraphRun, type GraphState, graphStateAt, openGraphRun } from "./run.ts";

/** A whole page. Of steps that read very many numbers fewer come at once: the rest is asked for. */
async function fetchPage(learner: GraphLearner, start: number): Promise<GraphPage> {
  const asked = (start: number, count: number) =>
    post<GraphPage>("/api/graph/trace", { ...learner, start, count });
  const page = await asked(start, PAGE_SIZE);
  const count = Math.min(PAGE_SIZE, page.total - start);
  const steps = [...page.steps];
  while (steps.length < count) {
    const more = await asked(start + steps.length, count - steps.length);
    if (more.steps.length === 0) break;
    steps.push(...more.steps);
  }
  return { ...page, steps };
}

export const GRAPH: Kind<GraphRun, GraphState> = {
  grain: "number",
  fetchPage,
  openRun: openGraphRun,
  stateAt: graphStateAt,
  cursorAfter({ arrays, blocks }, ref) {
    const found = parseGraphRef(ref, arrays);
    const block = found
      ? blockOf(arrays.get(found.array) ?? {}, found.quantity)
      : blocks.find(({ name, op }) => !name && op === ref);
    return block ? block.start + (found?.place ?? 0) + 1 : null;
  },
};
