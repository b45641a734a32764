/** What Next does: a move, and from the end of an iteration the next one. */

import { computed } from "@preact/signals";
import type { Session } from "../session.ts";

export type Onward = ReturnType<typeof createOnward>;

export function createOnward(session: Session) {
  const { cursor, run } = session;
  const atEnd = computed(() => cursor.value === run.value.total);

  /** The next iteration that is on its way. */
  let going: Promise<boolean> | null = null;

  return {
    atEnd,
    /**
     * Move on; whether it went well. A key that is `held` down since earlier moves ends with the
     * iteration.
     */
    next(held = false): Promise<boolean> {
      if (!atEnd.value) return session.next();
      if (held) return Promise.resolve(true);
      return going ??= session.nextIteration().finally(() => (going = null));
    },
  };
}
