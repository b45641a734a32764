/** What the server refuses, in the words of the page. */

import type { Notation, ProblemDetails } from "../wire/types.ts";
import { OUTPUT_ACTIVATIONS } from "../trace/activations.ts";
import { LOSSES, lossName } from "../trace/losses.ts";
import { withNames } from "../trace/questions.ts";

const TITLES = new Map([
  ...Object.keys(LOSSES).map((loss) => [loss, lossName(loss)] as const),
  ...Object.entries(OUTPUT_ACTIVATIONS),
]);

/** What the numbers behind a quantity's name count. */
const PLACES: Record<number, string[]> = {
  1: ["output"],
  2: ["layer", "unit"],
  3: ["layer", "row", "weight"],
};

/**
 * The detail of a refusal, where the number that overflowed has its symbol; that of a network with
 * other layers than those of the notation, whose symbols may be others, is told by its place.
 */
export function refusalIn(
  { detail, ref, layers }: ProblemDetails,
  notation: Notation,
): string {
  if (!ref?.includes(".")) return detail;
  const isAlike = layers === notation.weights.length;
  return isAlike ? withNames(notation, detail) : detail.replace(ref, byPlace(ref));
}

/** The text with losses and activations called as in the Network panel. */
export function withTitles(text: string): string {
  return text.replace(/\b[a-z]+(_[a-z]+)*\b/g, (word) => TITLES.get(word) ?? word);
}

/** net (layer 1, unit 2); weight gradient (layer 1, row 2, weight 1). */
function byPlace(ref: string): string {
  const [quantity, ...places] = ref.split(".");
  const counted = places.map((place, at) => {
    const fromOne = places.length > 1 && at === 0 ? place : Number(place) + 1;
    return `${PLACES[places.length][at]} ${fromOne}`;
  });
  return `${quantity.replaceAll("_", " ")} (${counted.join(", ")})`;
}
