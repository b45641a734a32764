/** When what was refused is past: the reader has turned to something else. */

import { effect, untracked } from "@preact/signals";
import type { Display } from "./display.ts";
import type { Session } from "./session.ts";
import type { Side } from "./side.ts";

/** From now on, tell no more of what was refused once the page is shown in another way. */
export function forgetRefused({ trouble }: Session, side: Side, display: Display): void {
  effect(() => {
    side.value;
    display.presenting.value;
    display.tabled.value;
    untracked(() => {
      if (trouble.report.value?.kind === "refused") trouble.clear();
    });
  });
}
