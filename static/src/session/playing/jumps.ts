/** Jumps from a number to the step that made it, and the way back. */

import { computed, signal } from "@preact/signals";
import type { Stepping } from "./stepping.ts";

interface Jump {
  from: number;
  to: number;
}

export type Jumps = ReturnType<typeof createJumps>;

/** The jumps since the reader last moved on by hand, which ends them. */
export function createJumps(session: Stepping) {
  const { cursor, run } = session;
  const made = signal<{ of: unknown; jumps: Jump[] }>({ of: null, jumps: [] });
  /** Those that led to here, one after another, in the problem that is open. */
  const standing = computed(() => {
    const { of, jumps } = made.value;
    return of === run.value.problem && jumps.at(-1)?.to === cursor.value ? jumps : [];
  });

  /** Do what may lead to another step, as a jump. */
  async function jump(go: () => Promise<boolean>): Promise<void> {
    const before = standing.value;
    const from = cursor.value;
    const of = run.value.problem;
    if (!await go() || cursor.value === from) return;
    made.value = { of, jumps: [...before, { from, to: cursor.value }] };
  }

  return {
    /** The cursor that the way back leads to, or null where there is none. */
    from: computed(() => standing.value.at(-1)?.from ?? null),
    seek: (to: number) => jump(() => session.seek(to)),
    seekTo: (ref: string, sample?: number) => jump(() => session.seekTo(ref, sample)),
    async back(): Promise<void> {
      const last = standing.value.at(-1);
      const left = standing.value.slice(0, -1);
      if (last && await session.seek(last.from)) made.value = { ...made.value, jumps: left };
    },
  };
}
