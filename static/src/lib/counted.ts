/** Numbers with their nouns. */

/** 1,057: a count is whole, with however many digits measured numbers are shown. */
export function countInFigures(count: number): string {
  return count.toLocaleString("en-US");
}

/** 1 unit, 2 units, 1,057 numbers. */
export function counted(count: number, noun: string): string {
  return `${countInFigures(count)} ${noun}${count === 1 ? "" : "s"}`;
}
