/** Play: one Next after another, at a chosen speed. */

import { effect, type ReadonlySignal, signal } from "@preact/signals";
import type { Stepping } from "./stepping.ts";

export type Player = ReturnType<typeof createPlayer>;

/** Plays the steps of a session, but for as long as something open over the page holds it up. */
export function createPlayer(session: Stepping, held: ReadonlySignal<boolean>) {
  const playing = signal(false);
  const speed = signal(2);

  effect(() => {
    if (!playing.value || session.opening.value || held.value) return;
    if (session.cursor.value >= session.run.value.total) {
      playing.value = false;
      return;
    }
    const timer = setTimeout(step, 1000 / speed.value);
    return () => clearTimeout(timer);
  });

  // What is told now is read first.
  effect(() => {
    if (session.connection.report.value) playing.value = false;
  });

  async function step(): Promise<void> {
    if (!await session.next()) playing.value = false;
  }

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
