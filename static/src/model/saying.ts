/** Short confirmations, seen and heard: “Link copied”. */

import { signal } from "@preact/signals";

/** How long a confirmation stays, in ms. */
const STAYS = 4000;

export type Saying = ReturnType<typeof createSaying>;

export function createSaying() {
  const said = signal("");
  let clearing: ReturnType<typeof setTimeout> | undefined;
  return {
    said,
    say(text: string): void {
      clearTimeout(clearing);
      said.value = text;
      clearing = setTimeout(() => (said.value = ""), STAYS);
    },
  };
}
