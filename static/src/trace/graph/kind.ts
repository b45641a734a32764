/** A graph, as a kind of problem. */

import type { GraphPage } from "../../wire/graph.ts";
import { PAGE_SIZE, post } from "../../wire/server.ts";
import type { Kind } from "../kind.ts";
import { blockOf } from "./arrays.ts";
import { parseGraphRef } from "./refs.ts";
import { type GraphRun, type GraphState, graphStateAt, openGraphRun } from "./run.ts";

export const GRAPH: Kind<GraphRun, GraphState> = {
  grain: "number",
  fetchPage: (learner, start) =>
    post<GraphPage>("/api/graph/trace", { ...learner, start, count: PAGE_SIZE }),
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
