/** Short confirmations: “Link copied”. */

import { signal } from "@preact/signals";

/** How long a confirmation stays, in ms. */
const STAYS = 4000;

export type Toast = ReturnType<typeof createToast>;

/** What is said for a while, and what is only heard. */
export function createToast() {
  const said = signal("");
  const heard = signal("");
  let clearing: ReturnType<typeof setTimeout> | undefined;
  return {
    /** What is seen and heard for a while. */
    said,
    /** What is only heard: it can be seen elsewhere. */
    heard,
    tell(text: string): void {
      heard.value = text;
    },
    say(text: string, stays = STAYS): void {
      clearTimeout(clearing);
      said.value = text;
      clearing = setTimeout(() => (said.value = ""), stays);
    },
  };
}
