/** How many characters the numbers of an array take, as far as that can be told at the start. */

import { formatNumber } from "../../lib/numbers/format.ts";
import { flat } from "../../trace/graph/arrays.ts";
import type { GraphRun } from "../../trace/graph/run.ts";

/** What is not known yet may be as long as this: −0.1234. */
const UNKNOWN = 7;

/** By array; of its value and its gradient, the longer one. */
export function charactersIn(run: GraphRun): (array: string) => number {
  const [first] = run.pages.values();
  const isWhole = first.start === 0 && first.steps.length === run.total;
  const most = new Map<string, number>();
  const take = (array: string, value: number) =>
    most.set(array, Math.max(most.get(array) ?? 1, formatNumber(value).length));
  for (const [array, given] of Object.entries(run.problem.graph.values)) {
    for (const value of flat<unknown>(given)) if (typeof value === "number") take(array, value);
  }
  for (const { name, op, phase, writes } of isWhole ? first.steps : []) {
    // What the optimizer computes on the way is not in the picture.
    if (phase === "update" && op !== "updated") continue;
    for (const { value } of writes) take(name, value);
  }
  return (array) => {
    const { equation, gradient } = run.arrays.get(array) ?? {};
    const isKnown = isWhole || !(equation || gradient);
    return isKnown ? most.get(array) ?? 1 : Math.max(UNKNOWN, most.get(array) ?? 1);
  };
}
