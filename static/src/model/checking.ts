/** The gradient check: every gradient of the open problem beside its numerical estimate. */

import { effect, signal } from "@preact/signals";
import type { Problem } from "../types.ts";
import { post } from "./server.ts";
import type { Session } from "./session.ts";

export type BandName = "good" | "fine" | "suspicious" | "wrong";

export interface CheckedGradient {
  ref: string;
  analytic: number;
  /** Null where the estimate is not finite. */
  numerical: number | null;
  relative_error: number;
  band: BandName;
}

export interface Check {
  method: string;
  total: number;
  /** Above 1 where only every so many of a layer's gradients are checked. */
  every: number;
  kinks: boolean;
  bands: { name: BandName; up_to: number | null; meaning: string }[];
  gradients: CheckedGradient[];
}

export type Checking = ReturnType<typeof createChecking>;

export function createChecking(session: Session) {
  const check = signal<Check | null>(null);
  /** Whether anybody looks at it; a check that nobody sees is not asked for. */
  const shown = signal(false);
  let checked: Problem | null = null;

  effect(() => {
    const problem = session.problem.value;
    if (shown.value && problem !== checked) ask(problem);
  });

  async function ask(problem: Problem): Promise<void> {
    check.value = null;
    const came = await session.trouble.during(
      () => post<Check>("/api/gradient-check", { problem }),
      () => ask(problem),
    );
    if (!came || problem !== session.problem.peek()) return;
    checked = problem;
    check.value = came.answer;
  }

  return { check, shown };
}
