/** How long what is seen of a step takes. */

import type { Player } from "../../session/playing/player.ts";

/** How long a part of a step takes when it is stepped by hand; at the most, when it plays. */
const BY_HAND = 400;
/** Of the time from one step to the next that Play takes, what moves; the rest is to look. */
const OF_BEAT = 0.8;

/** How long what moves takes, in ms: while the steps play, it is over before the next one. */
export function paceOf({ playing, speed }: Player) {
  if (!playing.value) return { ms: BY_HAND };
  const beat = OF_BEAT * 1000 / speed.value;
  return { ms: Math.min(BY_HAND, beat), most: beat };
}
