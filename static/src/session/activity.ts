/** What the page is used for at the moment: stepping through one iteration, or watching many. */

import { signal } from "@preact/signals";

export const ACTIVITIES = ["Step", "Learn"] as const;
export type Activity = typeof ACTIVITIES[number];

export type ActivityChoice = ReturnType<typeof createActivity>;

export function createActivity() {
  return signal<Activity>("Step");
}
