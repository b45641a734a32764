/** Which part stands beside the picture: the step, or another way to look at the network. */

import { signal } from "@preact/signals";

export type Part = "This step" | "Network" | "Lesson" | "Check" | "Practice";

export type Side = ReturnType<typeof createSide>;

/** The title of the part that is shown. */
export function createSide() {
  return signal<Part>("This step");
}
