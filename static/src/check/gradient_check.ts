/** The gradient check: every gradient of the open problem beside its numerical estimate. */

import { effect, type ReadonlySignal } from "@preact/signals";
import { post } from "../wire/server.ts";
import { createResource } from "../wire/resource.ts";

export type BandName = "good" | "fine" | "suspicious" | "wrong";

/** Where a kink lies within the step, or the estimate overflows, nothing can be said. */
export type Verdict = BandName | "undefined";

export interface CheckedGradient {
  ref: string;
  analytic: number;
  /** Null where the estimate is not finite. */
  numerical: number | null;
  /** Null where there is no verdict. */
  relative_error: number | null;
  band: Verdict;
}

export interface Check {
  method: string;
  total: number;
  /** Above 1 where only every so many of a layer's gradients are checked. */
  every: number;
  kinks: boolean;
  bands: { name: BandName; up_to: number | null; meaning: string }[];
  /** What it means that a gradient has no verdict. */
  undefined: string;
  gradients: CheckedGradient[];
}

export type Checking = ReturnType<typeof createChecking>;

/**
 * The check of whatever the session has open, asked for while that part of `side` is shown; it goes
 * out as `field`.
 */
export function createChecking<Problem>(
  session: { problem: ReadonlySignal<Problem> },
  side: ReadonlySignal<string>,
  field: "problem" | "graph" = "problem",
) {
  const { now, want, again } = createResource((problem: Problem) =>
    post<Check>("/api/gradient-check", { [field]: problem })
  );

  effect(() => {
    if (side.value === "Check") want(session.problem.value);
  });

  return {
    check: now,
    /** Ask anew, after a failure. */
    again: () => again(session.problem.value),
  };
}
