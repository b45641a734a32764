/** What is going on with the server: work under way, and what went wrong with it. */

import { computed, signal } from "@preact/signals";
import type { ProblemDetails } from "./types.ts";
import { Refused, Unreachable } from "./server.ts";

export type Report =
  | { kind: "unreachable"; again?: () => void; after?: number }
  | { kind: "refused"; details: ProblemDetails; actions?: { title: string; run: () => void }[] };

export type Connection = ReturnType<typeof createConnection>;

/** The work with the server that is under way, and the last report of what went wrong. */
export function createConnection() {
  const report = signal<Report | null>(null);
  /** How many pieces of work are under way. */
  const underWay = signal(0);

  function tell(error: unknown, again?: () => void): void {
    if (error instanceof Refused) report.value = { kind: "refused", details: error.details };
    else if (error instanceof Unreachable) {
      const { after } = error;
      report.value = { kind: "unreachable", again, ...(after !== null && { after }) };
    } else throw error;
  }

  return {
    report,
    busy: computed(() => underWay.value > 0),
    tell,
    /**
     * Do work with the server; its answer, or null where it went wrong, which is told, not thrown.
     * `again` is to do all of it once more: the work, and what its answer is for.
     */
    async during<Answer>(
      work: () => Promise<Answer>,
      again: () => void,
    ): Promise<{ answer: Answer } | null> {
      underWay.value++;
      try {
        const answer = await work();
        // The server is there; what was refused besides is not settled by that.
        if (report.value?.kind === "unreachable") report.value = null;
        return { answer };
      } catch (error) {
        tell(error, again);
        return null;
      } finally {
        underWay.value--;
      }
    },
    clear(): void {
      report.value = null;
    },
  };
}
