/** What a move of the cursor looks like in the network's picture. */

import type { Choreography } from "../../ui/drawing/motion.ts";
import type { Move } from "../../ui/drawing/use_motion.ts";
import type { Step } from "../../wire/types.ts";
import { choreography } from "./choreography.ts";
import { arriving, leaving } from "./leaving.ts";
import type { Scene } from "./spots.ts";

export function seen({ kind, steps, now }: Move<Step>, scene: Scene): Choreography {
  return kind === "on"
    ? choreography(steps, scene)
    : kind === "back"
    ? leaving(steps, now, scene)
    : arriving(now, scene);
}
