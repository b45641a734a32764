/** Targets that are shares of 1, one for each class, as softmax with cross-entropy asks for. */

import { Unreadable } from "../lib/numbers/unreadable.ts";

/** What is off by more is no rounding: a third may be given as 0.333. */
const ROUNDING = 0.005;

/** Whether they sum to 1, but for rounding. */
export function addUpToOne(shares: number[]): boolean {
  return Math.abs(sumOf(shares) - 1) <= ROUNDING;
}

function sumOf(numbers: number[]): number {
  return numbers.reduce((sum, each) => sum + each, 0);
}

/**
 * The shares with one of them changed. Where what is left for the others is clear, they take it:
 * nothing beside a 1, the rest where there is one other. Throws Unreadable where it is not.
 */
export function withShare(shares: number[], at: number, share: number): number[] {
  if (share < 0 || share > 1) throw new Unreadable("A target of this loss is from 0 to 1.");
  const rest = Number((1 - share).toPrecision(15));
  const changed = shares.map((other, place) => {
    if (place === at) return share;
    return rest === 0 || shares.length === 2 ? rest : other;
  });
  if (addUpToOne(changed)) return changed;
  throw new Unreadable(
    `With this one, the targets add up to ${Number(sumOf(changed).toPrecision(6))}, not to 1. ` +
      "Type 1 for the right class, or set all of them under Network.",
  );
}
