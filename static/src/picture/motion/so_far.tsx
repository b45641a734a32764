import { HaloText } from "../../ui/drawing/halo.tsx";
import type { Step } from "../../wire/types.ts";
import { placeOf } from "./leaving.ts";
import type { Scene } from "./spots.ts";

/** A number that grows, where it will stand; it carries no ref, as it is not computed yet. */
export function SoFar({ step, scene }: { step: Step; scene: Scene }) {
  const at = placeOf(step.result, scene);
  if (!at || !step.growing?.says) return null;
  const [name, stood, now] = step.growing.says;
  return (
    <g class={`so-far phase-${step.phase}`} aria-hidden="true">
      <HaloText
        x={at.x}
        y={at.y}
        text-anchor={at.anchor ?? "middle"}
        says={() => (
          <>
            <tspan class="name">{name}&nbsp;</tspan>
            {stood} <tspan class="now">{now}</tspan>
          </>
        )}
      />
    </g>
  );
}
