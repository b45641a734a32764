/** Where Practice was left: all at once or one at a time, and at which question of a problem. */

import { signal } from "@preact/signals";
import { isBoolean, isText, objectOf } from "../lib/json_shape.ts";
import { keep, keptJson } from "../session/store.ts";
import { inRooms, type Practised } from "../session/activity.ts";
import type { Problem } from "../wire/types.ts";
import { keyOf } from "./answers.ts";

const KEPT = "backstep:practice-place";
const isPlace = objectOf<{ all: boolean; key: string; at: string }>({
  all: isBoolean,
  key: isText,
  at: isText,
});
const place = signal(keptJson(KEPT, isPlace, { all: false, key: "", at: "" }));

function set(change: Partial<typeof place.value>): void {
  place.value = { ...place.peek(), ...change };
  keep(KEPT, JSON.stringify(place.value));
}

/** Whether all questions are shown at once. */
export const showsAll = (): boolean => place.value.all;
export const showAll = (all: boolean): void => set({ all });

/** The question of the problem that had the focus last; null where another was practised since. */
export function placeIn(problem: Problem): string | null {
  const { key, at } = place.peek();
  return key === keyOf(problem) ? at : null;
}

export function stayAt(problem: Problem, at: string): void {
  set({ key: keyOf(problem), at });
}

/** The question that a link led to, which is shown although nothing before it is answered. */
const led = signal("");
export const isLedTo = (at: string): boolean => led.value === at;

/** What a link has been told last: what stands there instead was brought by one. */
let told: Practised | null = null;

/** Be where a link leads to, and let a link lead here. */
export function followLinks(problem: Problem): void {
  const { practice } = inRooms.value;
  if (practice && practice !== told) {
    led.value = isText(practice.at) ? practice.at : "";
    set({ all: practice.all === true, key: keyOf(problem), at: led.value });
  }
  const { all, key, at } = place.value;
  const now = { all, at: key === keyOf(problem) ? at : "" };
  if (practice && practice === told && now.all === told.all && now.at === told.at) return;
  told = now;
  inRooms.value = { ...inRooms.peek(), practice: now };
}
