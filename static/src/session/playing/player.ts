/** Play: one Next after another, at a chosen speed. */

import { effect, type ReadonlySignal, signal } from "@preact/signals";
import type { Stepping } from "./stepping.ts";

export type Player = ReturnType<typeof createPlayer>;

/**
 * Plays the steps of a session, but for as long as something open over the page holds it up. With
 * `onward`, which then is what Next does, it goes on over the end; without, it stops there.
 */
export function createPlayer(
  session: Stepping,
  held: ReadonlySignal<boolean>,
  onward: (() => Promise<boolean>) | null = null,
) {
  const playing = signal(false);
  const speed = signal(2);
  const isOver = () => onward === null && session.cursor.value >= session.run.value.total;

  effect(() => {
    if (!playing.value || session.opening.value || held.value) return;
    session.cursor.value;
    session.part.value;
    session.run.value;
    if (isOver()) {
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
    if (!await (onward ?? session.next)()) playing.value = false;
  }

  return {
    playing,
    speed,
    /** Play from here, or pause; from an end that is one, from the start. */
    async toggle(): Promise<void> {
      if (!playing.value && isOver()) await session.home();
      playing.value = !playing.value;
    },
  };
}
