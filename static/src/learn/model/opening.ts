/** Opening data: one of our sets as it usually is, or a table of one's own with a network for it. */

import type { OwnData } from "../data/own_data.ts";
import type { Dataset } from "../../wire/learning.ts";
import type { Learning } from "./learning.ts";
import { networkFor } from "./settings.ts";

const opening = new WeakSet<Learning>();

/** Open what is opened by `work`, and nothing else until that is done. */
export async function opened(learning: Learning, work: () => Promise<void>): Promise<void> {
  if (opening.has(learning)) return;
  opening.add(learning);
  await work().finally(() => opening.delete(learning));
}

export const openSet = (learning: Learning, set: Dataset): Promise<void> =>
  opened(learning, async () => {
    learning.failure.value = await usual(learning, set);
  });

/** A set that was chosen: until it has come, or is refused, what was open before stands. */
export async function chooseSet(learning: Learning, set: Dataset): Promise<void> {
  learning.coming.value = set;
  const refused = await usual(learning, set);
  // Meanwhile another may have been chosen.
  if (learning.coming.peek() !== set) return;
  learning.coming.value = null;
  if (refused !== null) learning.failure.value = refused;
}

/** A set as it usually is; the reason if it is refused. */
export function usual(learning: Learning, set: Dataset): Promise<string | null> {
  const { id, count, noise, held_out } = set;
  return learning.open(set, { set: id, count, noise, seed: 1, held_out });
}

const BATCH = 20;
const GOAL = 500;

/** Somebody's own rows, with a small network to begin with; the reason if they are refused. */
export async function openOwn(learning: Learning, own: OwnData): Promise<string | null> {
  const { data, inputs, outputs, classes, scales } = own;
  const refused = await learning.open(null, data, { inputs, outputs, classes, scales });
  const table = learning.source.peek()?.table;
  if (refused !== null || !table) return refused;
  const shape = { hidden: [4], activation: "tanh", scheme: "xavier", seed: 1 };
  const rows = table.inputs.length - table.held_out.length;
  learning.begin(networkFor(table, shape, { name: "adam", learning_rate: 0.03 }), {
    batchSize: rows > BATCH ? BATCH : null,
    shuffleSeed: 1,
    goal: GOAL,
  });
  return null;
}
