/** Reading what is typed into fields that take more than a single number of any size. */

import { readNumber } from "./arithmetic.ts";
import { Unreadable } from "./unreadable.ts";

/** A whole number from `least` to `most`. Throws Unreadable. */
export function readCount(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = readNumber(text);
    if (Number.isInteger(value) && value >= least && value <= most) return value;
    throw new Unreadable(`A whole number from ${least} to ${most}.`);
  };
}

/** What stands between numbers; where that gives another count, a comma may be a decimal one. */
const SEPARATORS = [/\s*[,;]\s*|\s+/, /\s*;\s*/, /\s*[,;]?\s+/];

/** Whether it is no two numbers with a space between them. */
const isWhole = (entry: string) => !/\s/.test(entry.trim());

/** Exactly `count` numbers, with commas, semicolons or spaces between them. Throws Unreadable. */
export function readList(count: number): (text: string) => number[] {
  return (text) => {
    const ways = SEPARATORS.map((between) => text.trim().split(between).filter(Boolean));
    const numbers = ways.find((way) => way.length === count && way.every(isWhole)) ?? ways[0];
    if (numbers.length === count) return numbers.map(readNumber);
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
