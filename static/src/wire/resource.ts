/** What is asked of the server only once somebody wants to see it. */

import { signal } from "@preact/signals";
import { Refused, Unreachable } from "./server.ts";

export type Resource<Answer> =
  | { kind: "loading" }
  | { kind: "failed"; why: string }
  | { kind: "ready"; answer: Answer };

/** Asks once for each `about`, whose parts are compared one by one. */
export function createResource<About extends unknown[], Answer>(
  ask: (...about: About) => Promise<Answer>,
) {
  const now = signal<Resource<Answer>>({ kind: "loading" });
  let last: About | null = null;

  async function again(...about: About): Promise<void> {
    last = about;
    now.value = { kind: "loading" };
    let came: Resource<Answer>;
    try {
      came = { kind: "ready", answer: await ask(...about) };
    } catch (error) {
      came = { kind: "failed", why: reasonOf(error) };
    }
    // Something else may be wanted by now.
    if (last === about) now.value = came;
  }

  function want(...about: About): void {
    if (!last || about.some((part, at) => part !== last?.[at])) again(...about);
  }

  return {
    now,
    /** Ask anew, after a failure. */
    again,
    /** Ask, unless this has been asked. */
    want,
    /** Ask, unless this has been asked and has not failed. */
    wantAnew(...about: About): void {
      if (now.peek().kind === "failed") again(...about);
      else want(...about);
    },
  };
}

function reasonOf(error: unknown): string {
  if (error instanceof Refused) return error.details.detail;
  if (error instanceof Unreachable) return error.message;
  throw error;
}
