/** Reading what is typed into fields that take more than a single number of any size. */

import { readNumber, Unreadable } from "./arithmetic.ts";

/** A whole number from `least` to `most`. Throws Unreadable. */
export function readCount(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = readNumber(text);
    if (Number.isInteger(value) && value >= least && value <= most) return value;
    throw new Unreadable(`A whole number from ${least} to ${most}.`);
  };
}

/** Exactly `count` numbers, with commas, semicolons or spaces between them. Throws Unreadable. */
export function readList(count: number): (text: string) => number[] {
  return (text) => {
    const numbers = text.trim().split(/\s*[,;]\s*|\s+/).filter(Boolean).map(readNumber);
    if (numbers.length === count) return numbers;
    const wanted = count === 1 ? "one number" : `${count} numbers, with commas between them`;
    throw new Unreadable(
      `This takes ${wanted}; there ${numbers.length === 1 ? "is" : "are"} ${numbers.length}.`,
    );
  };
}

/** The numbers as readList takes them. */
export function writeList(numbers: number[]): string {
  return numbers.join(", ");
}
