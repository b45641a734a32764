/** The marks of a graph's numbers, array by array, so that those of an array that is not touched stay as they are. */

import type { GraphStep } from "../../wire/graph.ts";
import type { Marks } from "../marks.ts";
import { parseGraphRef } from "./refs.ts";
import type { GraphRun } from "./run.ts";

/** By the place of a number in its array, its classes. */
export type CellMarks = ReadonlyMap<number, string>;

/** By `value.NAME` or `gradient.NAME`. */
export type MarksOfTiers = ReadonlyMap<string, CellMarks>;

/** Those of the step, of the numbers in `besides`, and of none else. */
export function cellMarks(
  run: GraphRun,
  step: GraphStep | null,
  marks: Marks,
  besides: Iterable<string> = [],
): MarksOfTiers {
  const tiers = new Map<string, Map<number, string>>();
  const refs = new Set([...step?.reads ?? [], ...(step ? [step.result] : []), ...besides]);
  for (const ref of refs) {
    const found = parseGraphRef(ref, run.arrays);
    const classes = found && marks(ref);
    if (!found || !classes) continue;
    const key = `${found.quantity}.${found.array}`;
    const cells = tiers.get(key) ?? new Map<number, string>();
    tiers.set(key, cells.set(found.place, classes));
  }
  return tiers;
}
