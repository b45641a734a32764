/** The steps of a line of the text. */

import type { GraphRun } from "../../trace/graph/run.ts";

/**
 * The cursor at the next steps of a line after `cursor`: its forward steps, then those of its
 * gradients, round by round, and from the last on to the first. Null for a line without steps.
 */
export function nextOfLine(run: GraphRun, line: number, cursor: number): number | null {
  const starts = run.blocks
    .filter(({ equation }) => equation !== null && run.equations[equation].line === line)
    .map(({ start }) => start + 1);
  return starts.find((start) => start > cursor) ?? starts[0] ?? null;
}
