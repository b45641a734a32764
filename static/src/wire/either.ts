import type { GraphProblem } from "./graph.ts";
import type { Problem } from "./types.ts";

/** A problem of either kind, as a request has it. */
export type Either = { problem: Problem } | { graph: GraphProblem };
