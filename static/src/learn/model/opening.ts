/** Opening data: one of our sets as it usually is. */

import type { Dataset } from "../../wire/learning.ts";
import type { Learning } from "./learning.ts";

const opening = new WeakSet<Learning>();

export async function openSet(learning: Learning, set: Dataset): Promise<void> {
  if (opening.has(learning)) return;
  opening.add(learning);
  const { id, count, noise, held_out } = set;
  const refused = await learning.open(set, { set: id, count, noise, seed: 1, held_out });
  learning.failure.value = refused;
  opening.delete(learning);
}
