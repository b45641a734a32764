/** The worked solution: every step of the trace, for paper. */

import { signal } from "@preact/signals";
import type { Step } from "../types.ts";
import type { Saying } from "./saying.ts";
import { fetchPage } from "./server.ts";
import type { Session } from "./session.ts";

/** More steps than this are not a solution that anybody reads on paper. */
const MOST_STEPS = 400;

export interface Solution {
  steps: Step[];
  /** How many steps the trace has beyond those printed. */
  left: number;
}

export type Printer = ReturnType<typeof createPrinter>;

export function createPrinter(session: Session, { say }: Saying) {
  const solution = signal<Solution | null>(null);
  addEventListener("afterprint", () => (solution.value = null));
  return {
    solution,
    /** Load the steps, show them as a solution, and print. */
    async print(): Promise<void> {
      const { problem, total } = session.run.value;
      say("The worked solution is being put together.");
      const loaded = await session.trouble.during(async () => {
        const page = await fetchPage(
          problem,
          0,
          session.notation.value,
          Math.min(total, MOST_STEPS),
        );
        solution.value = { steps: page.steps, left: total - page.steps.length };
      });
      // The browser prints what has been drawn.
      if (loaded) requestAnimationFrame(() => setTimeout(() => globalThis.print()));
    },
  };
}
