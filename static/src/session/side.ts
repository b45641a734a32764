/** Which part stands beside the picture: the step, or another way to look at the network. */

import { signal } from "@preact/signals";

export const PARTS = ["This step", "Network", "Lesson", "Check", "Practice"] as const;
export type Part = typeof PARTS[number];

export type Side = ReturnType<typeof createSide>;

/** The title of the part that is shown. */
export function createSide() {
  return signal<Part>("This step");
}
