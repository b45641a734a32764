/** Short confirmations: “Link copied”. */

import { signal } from "@preact/signals";

/** How long a confirmation stays, in ms. */
const STAYS = 4000;

/** What can be done with what is said. */
export interface Offer {
  title: string;
  run: () => void;
}

export type Toast = ReturnType<typeof createToast>;

/** What is said for a while, and what is only heard. */
export function createToast() {
  const said = signal("");
  const heard = signal("");
  const offer = signal<Offer | null>(null);
  let clearing: ReturnType<typeof setTimeout> | undefined;
  let isLasting = false;
  return {
    /** What is seen and heard for a while. */
    said,
    /** What is only heard: it can be seen elsewhere. */
    heard,
    /** What is offered beside what is seen. */
    offer,
    tell(text: string): void {
      heard.value = text;
    },
    say(text: string, stays = STAYS, offered: Offer | null = null): void {
      clearTimeout(clearing);
      offer.value = offered;
      isLasting = stays > STAYS;
      said.value = text;
      clearing = setTimeout(() => (said.value = ""), stays);
    },
    /** What it announced is past: something else is shown by now. What is to be read long stays. */
    passed(): void {
      if (!isLasting) said.value = "";
    },
  };
}
