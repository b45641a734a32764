/** Where Practice was left: all at once or one at a time, and at which question of a problem. */

import { isBoolean, isText, objectOf } from "../lib/json_shape.ts";
import { inRooms, type Practised } from "../session/activity.ts";
import { keep, keptJson } from "../session/store.ts";
import { keyOf } from "./answers.ts";

const KEPT = "backstep:practice-place";
const isPlace = objectOf<Practised>({
  all: isBoolean,
  key: isText,
  at: isText,
});
const last = keptJson(KEPT, isPlace, { all: false, key: "", at: "" });
// Where a link leads to another place, that is where one is.
inRooms.value = { practice: last, ...inRooms.peek() };

function place(): Practised {
  const { practice } = inRooms.value;
  return isPlace(practice) ? practice : last;
}

function set(change: Partial<Practised>): void {
  const practice = { ...place(), ...change };
  inRooms.value = { ...inRooms.peek(), practice };
  keep(KEPT, JSON.stringify(practice));
}

/** Whether all questions are shown at once. */
export const showsAll = (): boolean => place().all;
export const showAll = (all: boolean): void => set({ all });

/** The question of the problem that had the focus last; null where another was practised since. */
export function placeIn(problem: object): string | null {
  const { key, at } = place();
  return key === keyOf(problem) ? at : null;
}

export function stayAt(problem: object, at: string): void {
  set({ key: keyOf(problem), at });
}
