/** Numbers with their nouns. */

/** 1 unit, 2 units, 1,057 numbers. */
export function counted(count: number, noun: string): string {
  return `${count.toLocaleString("en-US")} ${noun}${count === 1 ? "" : "s"}`;
}
