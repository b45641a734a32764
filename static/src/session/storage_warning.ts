/** A browser that keeps nothing for the next visit is named, once, to whoever has begun to work. */

import { effect, signal } from "@preact/signals";
import type { Toast } from "./toast.ts";
import { unkept } from "./store.ts";

/** How long that can be read, in ms. */
const STAYS = 12_000;

export function warnOfStorage({ say }: Toast): void {
  const begun = signal(false);
  for (const event of ["keydown", "pointerdown"]) {
    addEventListener(event, () => (begun.value = true), { once: true });
  }
  const stop = effect(() => {
    if (!begun.value || unkept.value === 0) return;
    say("This browser keeps nothing for your next visit. Take a link along: Share.", STAYS);
    queueMicrotask(() => stop());
  });
}
