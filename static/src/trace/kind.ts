/** What a kind of problem brings to the reader, which is the same for all: pages, and their fold. */

import type { NotationStyle } from "../wire/types.ts";
import type { Grain } from "./grains.ts";
import type { AnyRun, PageOf } from "./run.ts";

/** What the state of a problem of any kind tells. */
export interface AnyState {
  sample: number;
  value: (ref: string) => number | null;
}

export type ProblemOf<Run extends AnyRun> = Run["problem"];

export interface Kind<Run extends AnyRun, State> {
  /** How far Next goes at first. */
  grain: Grain;
  fetchPage: (problem: ProblemOf<Run>, start: number, style: NotationStyle) => Promise<PageOf<Run>>;
  /** The run that a first page opens. */
  openRun: (problem: ProblemOf<Run>, page: PageOf<Run>) => Run;
  /** The state after `cursor` steps, or null while its page is not loaded. */
  stateAt: (run: Run, cursor: number) => State | null;
  /** The cursor just after the step that computes the number `ref`; null for a given one. */
  cursorAfter: (run: Run, ref: string, sample: number) => number | null;
}
