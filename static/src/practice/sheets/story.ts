/** Exercises by number, as links to paper, and what has been done of them in words. */

import { type Chosen, type Score, shapeOf } from "../exercises.ts";

/** The address of the exercise on paper, or of its solution. */
export function worksheetLink(chosen: Chosen, solution: boolean): string {
  const { seed, difficulty } = chosen;
  const shape = `${chosen.kind ? "kind" : "sizes"}=${shapeOf(chosen)}`;
  const query = `seed=${seed}&${shape}&difficulty=${difficulty}`;
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
