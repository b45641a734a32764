/** A graph as a program, for NumPy with its backward lines written out, for autograd or PyTorch. */

import type { GraphProblem, GraphStep } from "../../wire/graph.ts";
import { createResource } from "../../wire/resource.ts";
import { post } from "../../wire/server.ts";

export const LIBRARIES = ["numpy", "autograd", "pytorch"] as const;
export type Library = typeof LIBRARIES[number];

export interface GraphProgram {
  code: string;
  /** The lines that compute one array, or its gradient. */
  lines: { phase: string; name: string; first: number; last: number }[];
  /** The first and the last of the lines with what is given. */
  given: [number, number];
}

export function createGraphProgram() {
  return createResource((graph: GraphProblem, library: Library) =>
    post<GraphProgram>("/api/program", { graph, library })
  );
}

/** The lines that a step runs. */
export function linesOf({ lines }: GraphProgram, step: GraphStep | null) {
  return lines.find(({ phase, name }) => phase === step?.phase && name === step.name) ?? null;
}
