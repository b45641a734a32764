/** What is seen when the cursor jumps: which numbers went, and where the present one stands. */

import { formatNumber } from "../../lib/numbers/format.ts";
import type { Choreography, Moving, Spot } from "../../ui/drawing/motion.ts";
import type { Step } from "../../wire/types.ts";
import type { LabelPlace } from "../layout/beside_edge.ts";
import { type Scene, spotOf } from "./spots.ts";

type TextAnchor = LabelPlace["anchor"];

/** More numbers than these go without being seen off. */
const MOST = 24;
/** How far a number drifts while it goes, back to where it came from. */
const DRIFT = 26;

/** The numbers of steps that were undone leave towards what they were made of. */
export function leaving(undone: Step[], now: Step | null, scene: Scene): Choreography {
  const gone = undone.slice(-MOST).flatMap((step): Moving[] => {
    const start = placeOf(step.result, scene);
    const written = step.writes.find(({ ref }) => ref === step.result);
    if (!start || !written) return [];
    const away = step.phase === "backward" ? DRIFT : -DRIFT;
    return [{
      kind: "token",
      path: [start, { x: start.x + away, y: start.y }],
      from: 0,
      to: 1,
      parts: [{ text: formatNumber(written.value) }],
      classes: `going phase-${step.phase}`,
    }];
  });
  return { moving: [...gone, ...arriving(now, scene).moving], fading: [], parts: 1 };
}

/** A ring closes on the number that the cursor has come to. */
export function arriving(now: Step | null, scene: Scene): Choreography {
  const at = now && placeOf(now.result, scene);
  const moving: Moving[] = at
    ? [{ kind: "ring", path: [at], from: 0, to: 1, width: 24, classes: `phase-${now.phase}` }]
    : [];
  return { moving, fading: [], parts: 1 };
}

/** Where a number stands, and how its text stands there. */
export function placeOf(ref: string, scene: Scene): Spot & { anchor?: TextAnchor } | null {
  const edge = scene.layout.edges.find(({ layer, unit, from }) =>
    /weight/.test(ref) && ref.endsWith(`.${layer}.${unit}.${from}`)
  );
  if (!edge?.label) return spotOf(ref, scene);
  const { anchor, gradient, weight } = edge.label;
  return { ...(ref.includes("gradient") ? gradient : weight), anchor };
}
