/** An exercise has an address of its own, which a teacher can hand out: #exercise=7&sizes=2-2-2. */

import { type Chosen, shapeOf } from "./exercises.ts";

export function exerciseLink(chosen: Chosen): string {
  const { seed, kind, difficulty } = chosen;
  return `#exercise=${seed}&${kind ? "kind" : "sizes"}=${shapeOf(chosen)}&difficulty=${difficulty}`;
}

/** The exercise that a fragment leads to, if it leads to one. What it is, is the server's to check. */
export function exerciseIn(fragment: string): Chosen | null {
  const held = new URLSearchParams(fragment.slice(1));
  const [seed] = held.get("exercise")?.match(/^\d+/) ?? [];
  if (seed === undefined) return null;
  const [sizes = "2-2-2"] = held.get("sizes")?.match(/^\d+(-\d+)+/) ?? [];
  const [difficulty = "easy"] = held.get("difficulty")?.match(/^[a-z]+/) ?? [];
  const [kind] = held.get("kind")?.match(/^[a-z]+/) ?? [];
  if (kind) return { seed: Number(seed), kind, difficulty };
  return { seed: Number(seed), sizes: sizes.split("-").map(Number), difficulty };
}
