/** Plays what a move of the cursor looks like, over the picture. */

import type { Step } from "../../wire/types.ts";
import { createStage } from "../../ui/drawing/motion.ts";
import { choreography } from "./choreography.ts";
import type { Scene } from "./spots.ts";
import { arriving, leaving } from "./leaving.ts";

/** A move of the cursor: on by these steps, back over them, or to somewhere else. */
export interface Move {
  kind: "on" | "back" | "jump";
  steps: Step[];
  now: Step | null;
}

/** What a part takes at the most, in ms, and all of a wave. */
const LONGEST_WAVE = 1800;

export type Performer = ReturnType<typeof createPerformer>;

export function createPerformer(layer: SVGGElement) {
  const stage = createStage(layer);
  return {
    clear: stage.clear,

    /** Play the move; a part of it takes `ms`, and all of it no longer than `most`. */
    play({ kind, steps, now }: Move, scene: Scene, ms: number, most = LONGEST_WAVE): void {
      const { moving, fading, parts } = kind === "on"
        ? choreography(steps, scene)
        : kind === "back"
        ? leaving(steps, now, scene)
        : arriving(now, scene);
      stage.play(moving, fading, Math.min(most, ms * (1 + 0.6 * (parts - 1))));
    },
  };
}
