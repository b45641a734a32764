/** A graph, as a kind of problem. */

import type { GraphPage } from "../../wire/graph.ts";
import { PAGE_SIZE, post } from "../../wire/server.ts";
import type { Kind } from "../kind.ts";
import { parseGraphRef } from "./refs.ts";
import { type GraphRun, type GraphState, graphStateAt, openGraphRun } from "./run.ts";

export const GRAPH: Kind<GraphRun, GraphState> = {
  grain: "number",
  fetchPage: (graph, start) =>
    post<GraphPage>("/api/graph/trace", { graph, start, count: PAGE_SIZE }),
  openRun: openGraphRun,
  stateAt: graphStateAt,
  cursorAfter({ arrays }, ref) {
    const found = parseGraphRef(ref, arrays);
    const block = found && arrays.get(found.array)?.[found.quantity];
    return found && block ? block.start + found.place + 1 : null;
  },
};
