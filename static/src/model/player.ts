/** Play: one Next after another, at a chosen speed. */

import { effect, signal } from "@preact/signals";
import type { Session } from "./session.ts";

export type Player = ReturnType<typeof createPlayer>;

export function createPlayer(session: Session) {
  const playing = signal(false);
  const speed = signal(2);

  effect(() => {
    if (!playing.value) return;
    if (session.cursor.value >= session.run.value.total || session.trouble.report.value) {
      playing.value = false;
      return;
    }
    const timer = setTimeout(session.next, 1000 / speed.value);
    return () => clearTimeout(timer);
  });

  return {
    playing,
    speed,
    /** Play from here, or from the start when at the end. */
    async toggle(): Promise<void> {
      if (!playing.value && session.cursor.value >= session.run.value.total) await session.home();
      playing.value = !playing.value;
    },
  };
}
