/** A network that is too large for all its numbers: every unit, or some of them with the numbers. */

import { TargetsView } from "../units/targets.tsx";
import { WholeEdges } from "./edges.tsx";
import { type WholeDrawn, WholeUnits } from "./units.tsx";

export { HiddenUnits } from "../controls/hidden_units.tsx";
export { layOutWhole } from "./layout.ts";

/** Every unit of every layer; the numbers of what is at work. */
export function Whole(drawn: WholeDrawn) {
  return (
    <g class="whole">
      <WholeEdges {...drawn} />
      <WholeUnits {...drawn} />
      <TargetsView {...drawn} />
    </g>
  );
}
