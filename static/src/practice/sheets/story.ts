/** Exercises by number, as links to paper, and what has been done of them in words. */

import type { Chosen, Score } from "../exercises.ts";

/** The address of the exercise on paper, or of its solution. */
export function worksheetLink({ seed, sizes, difficulty }: Chosen, solution: boolean): string {
  const query = `seed=${seed}&sizes=${sizes.join("-")}&difficulty=${difficulty}`;
  return `./worksheet?${query}${solution ? "&solution=true" : ""}`;
}

/** Finished: 1, 2, 5. Begun: 7 (12 of 31). */
export function story(scores: Record<string, Score>): string {
  const all = Object.entries(scores);
  const finished = all.filter(([, [found, asked]]) => found === asked).map(([seed]) => seed);
  const begun = all.filter(([, [found, asked]]) => 0 < found && found < asked)
    .map(([seed, [found, asked]]) => `${seed} (${found} of ${asked})`);
  return [
    finished.length > 0 && `Finished: ${finished.join(", ")}.`,
    begun.length > 0 && `Begun: ${begun.join(", ")}.`,
  ].filter(Boolean).join(" ");
}
