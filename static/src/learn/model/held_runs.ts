/** What a link holds of the runs beside the one on show, and the way back. */

import { isNumber, isText, listOf, objectOf, optional } from "../../lib/json_shape.ts";
import type { Problem } from "../../wire/types.ts";
import type { Learning } from "./learning.ts";
import type { Run } from "./runs.ts";

/** How a run begins; its samples come from the data. */
export type Start = Omit<Problem, "samples" | "optimizer_state">;

export interface HeldRun {
  /** Where somebody has given it one. */
  name?: string;
  /** What of its start is not as in the run on show. */
  other: Partial<Start>;
  batchSize: number | null;
  shuffleSeed: number;
  goal: number;
  /** Up to where it went. */
  iteration: number;
}

export interface HeldRuns {
  /** What the run on show is called, where somebody has given it a name. */
  name?: string;
  /** The others in order, and at which place among them the one on show stands. */
  beside?: HeldRun[];
  place?: number;
}

export function startOf({ samples: _, optimizer_state: _state, ...start }: Problem): Start {
  return start;
}

/** The same, made once of each object: what a run starts from may be large, and is never changed. */
function remembered<Of extends object>(make: (of: Of) => string): (of: Of) => string {
  const made = new WeakMap<Of, string>();
  return (of) => {
    const json = made.get(of) ?? make(of);
    made.set(of, json);
    return json;
  };
}

export const jsonOf = remembered(JSON.stringify);
export const startJson = remembered((problem: Problem) => JSON.stringify(startOf(problem)));

export const optionsOf = (
  { batchSize, shuffleSeed, goal }: Pick<Run, "batchSize" | "shuffleSeed" | "goal">,
) => ({ batchSize, shuffleSeed, goal });

/** The names, and the runs beside the one on show. */
export function heldRuns(learning: Learning, shown: Run): HeldRuns {
  const [runs, given] = [learning.runs.value, learning.given.value];
  const name = given[shown.id];
  const others = runs.filter(({ id }) => id !== shown.id);
  return {
    ...(name !== undefined && { name }),
    ...(others.length > 0 && {
      beside: others.map((run) => heldRun(run, shown, given[run.id])),
      place: runs.indexOf(shown),
    }),
  };
}

function heldRun(run: Run, shown: Run, name?: string): HeldRun {
  const own = startOf(shown.start);
  const differing = Object.entries(startOf(run.start)).filter(([field, value]) =>
    JSON.stringify(value) !== JSON.stringify(own[field as keyof Start])
  );
  return {
    ...(name !== undefined && { name }),
    other: Object.fromEntries(differing),
    ...optionsOf(run),
    iteration: run.moments[run.moments.length - 1].iteration,
  };
}

const areHeld = listOf(objectOf<Omit<HeldRun, "batchSize" | "other">>({
  name: optional(isText),
  shuffleSeed: isNumber,
  goal: isNumber,
  iteration: isNumber,
}));

/** Begin all runs of a link, the one on show in its place; nothing of them is learnt yet. */
export function beginAll(
  learning: Learning,
  held: HeldRuns & Pick<Run, "batchSize" | "shuffleSeed" | "goal"> & { iteration: number },
  start: Start,
): void {
  const others = areHeld(held.beside) ? held.beside as HeldRun[] : [];
  const shown: HeldRun = { ...held, other: {} };
  const found = others.toSpliced(held.place ?? 0, 0, shown).flatMap((each, at) => {
    const problem = { samples: [], ...start, ...each.other };
    const beside = at > 0 ? "all" : "none";
    const run = learning.begin(problem, optionsOf(each), { beside, partOf: held });
    return run ? [{ each, id: run.id }] : [];
  });
  learning.given.value = Object.fromEntries(
    found.flatMap(({ each, id }) => isText(each.name) ? [[id, each.name]] : []),
  );
  learning.current.value = found.find(({ each }) => each === shown)?.id ?? 0;
  learning.toRun.value = new Map(
    found.flatMap(({ each, id }) =>
      Number.isSafeInteger(each.iteration) && each.iteration > 0 ? [[id, each.iteration]] : []
    ),
  );
}
