/** An exercise has an address of its own, which a teacher can hand out: #exercise=7&sizes=2-2-2. */

import type { Practised } from "../session/activity.ts";
import { keyOf } from "./answers.ts";
import { type Chosen, shapeOf } from "./exercises.ts";

/** With the question of its problem that had the focus, and whether all are shown at once. */
export function exerciseLink(chosen: Chosen, problem: object = {}, place?: Practised): string {
  const { seed, kind, difficulty } = chosen;
  const own = `#exercise=${seed}&${kind ? "kind" : "sizes"}=${shapeOf(chosen)}`;
  const at = place?.at && place.key === keyOf(problem) ? `&at=${place.at}` : "";
  return `${own}&difficulty=${difficulty}${place?.all ? "&all=1" : ""}${at}`;
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

/** Where in Practice it leads to, in its problem. */
export function placeIn(fragment: string, problem: object): Practised {
  const held = new URLSearchParams(fragment.slice(1));
  const [at = ""] = held.get("at")?.match(/^[\p{L}\w.@]*[\p{L}\w]/u) ?? [];
  return { all: held.has("all"), key: keyOf(problem), at };
}
