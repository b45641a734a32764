/** What is going on with the server: work under way, and what went wrong with it. */

import { signal } from "@preact/signals";
import type { ProblemDetails } from "../types.ts";
import { Refused, Unreachable } from "./server.ts";

export type Report =
  | { kind: "unreachable" }
  | { kind: "refused"; details: ProblemDetails };

export type Trouble = ReturnType<typeof createTrouble>;

export function createTrouble() {
  const report = signal<Report | null>(null);
  const busy = signal(false);

  function tell(error: unknown): void {
    if (error instanceof Refused) report.value = { kind: "refused", details: error.details };
    else if (error instanceof Unreachable) report.value = { kind: "unreachable" };
    else throw error;
  }

  return {
    report,
    busy,
    tell,
    /** Do work with the server; whether it went well. What did not is told, not thrown. */
    async during(work: () => Promise<void>): Promise<boolean> {
      busy.value = true;
      try {
        await work();
        report.value = null;
        return true;
      } catch (error) {
        tell(error);
        return false;
      } finally {
        busy.value = false;
      }
    },
    clear(): void {
      report.value = null;
    },
  };
}
