/** Play: one Next after another, at a chosen speed, and on from iteration to iteration. */

import { effect, type ReadonlySignal, signal } from "@preact/signals";
import type { Onward } from "./onward.ts";
import type { Session } from "./session.ts";

export type Player = ReturnType<typeof createPlayer>;

/** Plays the steps of a session, but for as long as something open over the page holds it up. */
export function createPlayer(session: Session, { next }: Onward, held: ReadonlySignal<boolean>) {
  const playing = signal(false);
  const speed = signal(2);

  effect(() => {
    if (!playing.value || session.opening.value || held.value) return;
    session.cursor.value;
    session.run.value;
    const timer = setTimeout(step, 1000 / speed.value);
    return () => clearTimeout(timer);
  });

  // What is told now is read first.
  effect(() => {
    if (session.connection.report.value) playing.value = false;
  });

  async function step(): Promise<void> {
    if (!await next()) playing.value = false;
  }

  return {
    playing,
    speed,
    /** Play from here, or pause. */
    toggle(): void {
      playing.value = !playing.value;
    },
  };
}
