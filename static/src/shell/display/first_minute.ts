/** The first minute: whoever has never stepped sees one picture, one sentence and one button. */

import { effect, signal } from "@preact/signals";
import type { ActivityChoice } from "../../session/activity.ts";
import type { Player } from "../../session/playing/player.ts";
import type { Session } from "../../session/session.ts";
import type { Side } from "../../session/side.ts";
import { keep, kept } from "../../session/store.ts";

const KEPT = "backstep:begun";

export type FirstMinute = ReturnType<typeof createFirstMinute>;

export function createFirstMinute(
  session: Session,
  side: Side,
  activity: ActivityChoice,
  player: Player,
) {
  /** Whether this browser has stepped before, or gone elsewhere: the page shows all that it has. */
  const begun = signal(kept(KEPT) === "yes");
  /** Whether the first pass plays by itself. */
  const showing = signal(false);

  effect(() => {
    const isElsewhere = side.value !== "This step" || activity.value !== "Step";
    const isUsed = session.cursor.value > 0 || session.part.value > 0 || isElsewhere ||
      session.canUndo.value;
    if (begun.value || !isUsed) return;
    begun.value = true;
    keep(KEPT, "yes");
  });
  effect(() => {
    if (!player.playing.value) showing.value = false;
  });

  return {
    begun,
    showing,

    /** Play the first pass by itself. */
    async see(): Promise<void> {
      await player.toggle();
      showing.value = true;
      // Its first number does not wait for a beat.
      await session.next();
    },

    /** Any key stops what plays by itself; whether there was something to stop. */
    stop(): boolean {
      if (!showing.value) return false;
      player.playing.value = false;
      return true;
    },
  };
}
