/** Turning to something else: what the browser's Back and Forward lead through. */

import { signal } from "@preact/signals";

export function createHistory() {
  /** Counts how often the reader has left what is open for something else. */
  const turned = signal(0);
  /** How much of that is still on its way. */
  const turning = signal(0);

  return {
    turned,
    turning,

    /** Leave what is open for what `open` opens: the browser's Back leads here. */
    async leaveFor<Answer>(open: () => Promise<Answer>): Promise<Answer> {
      turning.value += 1;
      turned.value += 1;
      try {
        return await open();
      } finally {
        turning.value -= 1;
      }
    },
  };
}
