/** How names of numbers are read, once somebody has chosen; the choice is kept. */

import { signal } from "@preact/signals";
import { keep, kept } from "../store.ts";

const KEPT = "backstep:names";

/** The way's name on the wire; null where nobody has chosen. */
export const chosenNames = signal(kept(KEPT));

export function chooseNames(way: string): void {
  chosenNames.value = way;
  keep(KEPT, way);
}
