/** What Next does: a move, and from the end of an iteration the next one. */

import { computed, type ReadonlySignal } from "@preact/signals";

export type Onward = ReturnType<typeof createOnward>;

/** What is stepped through, of whatever kind, and can be carried into a new pass. */
interface Iterated {
  cursor: ReadonlySignal<number>;
  run: ReadonlySignal<{ total: number }>;
  next: () => Promise<boolean>;
  nextFromStart: () => Promise<boolean>;
}

export function createOnward(session: Iterated) {
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
      return going ??= session.nextFromStart().finally(() => (going = null));
    },
  };
}
