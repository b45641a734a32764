/** What is going on with the server: work under way, and what went wrong with it. */

import { signal } from "@preact/signals";
import type { ProblemDetails } from "../types.ts";
import { Refused, Unreachable } from "./server.ts";

export type Report =
  | { kind: "unreachable"; again?: () => void }
  | { kind: "refused"; details: ProblemDetails };

export type Trouble = ReturnType<typeof createTrouble>;

export function createTrouble() {
  const report = signal<Report | null>(null);
  const busy = signal(false);

  function tell(error: unknown, again?: () => void): void {
    if (error instanceof Refused) report.value = { kind: "refused", details: error.details };
    else if (error instanceof Unreachable) report.value = { kind: "unreachable", again };
    else throw error;
  }

  async function during(work: () => Promise<void>, again?: () => void): Promise<boolean> {
    busy.value = true;
    try {
      await work();
      report.value = null;
      return true;
    } catch (error) {
      tell(error, again ?? (() => during(work)));
      return false;
    } finally {
      busy.value = false;
    }
  }

  return {
    report,
    busy,
    tell,
    /**
     * Do work with the server; whether it went well. What did not is told, not thrown; `again`
     * does all of it once more, where it is more than the work.
     */
    during,
    clear(): void {
      report.value = null;
    },
  };
}
