/** When what was refused is past: the reader has turned to something else. */

import { effect, untracked } from "@preact/signals";
import type { Display } from "../display/display.ts";
import type { Session } from "../../session/session.ts";
import type { Side } from "../../session/side.ts";

/** From now on, tell no more of what was refused once the page is shown in another way. */
export function forgetRefused({ connection }: Session, side: Side, display: Display): void {
  effect(() => {
    side.value;
    display.presenting.value;
    display.tabled.value;
    untracked(() => {
      if (connection.report.value?.kind === "refused") connection.clear();
    });
  });
}
