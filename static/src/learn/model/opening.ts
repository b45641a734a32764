/** Opening data: one of our sets as it usually is, or a table of one's own with a network for it. */

import type { OwnData } from "../data/own_data.ts";
import type { Dataset } from "../../wire/learning.ts";
import type { Learning } from "./learning.ts";
import { networkFor } from "./settings.ts";

/** What is under way in each room. */
const opening = new WeakMap<Learning, Promise<void>>();

/** Open what is opened by `work`, whatever else is under way. */
export function opened(learning: Learning, work: () => Promise<void>): Promise<void> {
  const own = work().finally(() => opening.get(learning) === own && opening.delete(learning));
  opening.set(learning, own);
  return own;
}

/** Open the set that the room begins with, unless something is being opened. */
export async function openFirst(learning: Learning, set: Dataset): Promise<void> {
  if (opening.has(learning)) return;
  await opened(learning, async () => {
    learning.failure.value = await usual(learning, set);
  });
}

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
export function openOwn(learning: Learning, own: OwnData): Promise<string | null> {
  const { data, inputs, outputs, classes, scales } = own;
  return learning.open(null, data, {
    own: { inputs, outputs, classes, scales },
    begins(table) {
      const shape = { hidden: [4], activation: "tanh", scheme: "xavier", seed: 1 };
      const rows = table.inputs.length - table.held_out.length;
      learning.begin(networkFor(table, shape, { name: "adam", learning_rate: 0.03 }), {
        batchSize: rows > BATCH ? BATCH : null,
        shuffleSeed: 1,
        goal: GOAL,
      });
    },
  });
}
