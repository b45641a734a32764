/** Lines that give printed numbers: a name and a number in each. */

import type { RefOf } from "./printed_names.ts";

/** A printed number, and after how many iterations it was found. */
export interface PrintedNumber {
  ref: string;
  text: string;
  after: number;
}

export interface LineFault {
  /** From 1. */
  line: number;
  why: string;
}

export interface PrintedLines {
  numbers: PrintedNumber[];
  faults: LineFault[];
}

/** What is said of a name that stands for no number of a network. */
const OF_NETWORK = "is no number of this network: write its name as in the formulas, or delta.2.0.";
const AFTER = /^after\s+(\d{1,9})\s+iterations?\s*:?$/i;
/** What may stand between a name and its number, the surest sign first. */
const BETWEEN = [/[=≈]/g, /:/g, /[\t;]/g, /,/g, /\s+/g];

/** The numbers of the text; a line “after 1 iteration” begins those of a later iteration. */
export function readPrinted(text: string, refOf: RefOf, unknown = OF_NETWORK): PrintedLines {
  const numbers: PrintedNumber[] = [];
  const faults: LineFault[] = [];
  const lineOf = new Map<string, number>();
  let after = 0;
  text.split(/\r\n|[\r\n]/).forEach((written, at) => {
    const line = at + 1;
    const plain = written.trim();
    if (!plain || plain.startsWith("#")) return;
    const later = AFTER.exec(plain);
    if (later) {
      after = Number(later[1]);
      return;
    }
    const read = readLine(plain, refOf, unknown);
    if (typeof read === "string") {
      faults.push({ line, why: read });
      return;
    }
    const key = `${read.ref} ${after}`;
    const first = lineOf.get(key);
    if (first !== undefined) {
      faults.push({ line, why: `This number is given on line ${first}, too: keep one.` });
      return;
    }
    lineOf.set(key, line);
    numbers.push({ ...read, after });
  });
  return { numbers, faults };
}

/** Numbers as lines that readPrinted reads. */
export function writePrinted(numbers: PrintedNumber[]): string {
  let after = 0;
  return numbers.map((each) => {
    const heading = each.after === after
      ? ""
      : `\nafter ${each.after} iteration${each.after === 1 ? "" : "s"}\n`;
    after = each.after;
    return `${heading}${each.ref} = ${each.text}\n`;
  }).join("");
}

/** The ref and the number of one line, or what is wrong with it. */
function readLine(
  line: string,
  refOf: RefOf,
  unknown: string,
): { ref: string; text: string } | string {
  const splits = BETWEEN.flatMap((sign, at) => {
    const places = [...line.matchAll(sign)];
    // Of a calculation that is written out, net h₁ = … = 0.3775, the result is printed.
    const pairs = at === 0
      ? places.slice(0, 1).map((first) => [first, places[places.length - 1]])
      : places.map((place) => [place, place]);
    return pairs.map(([first, last]) => ({
      name: line.slice(0, first.index).trim(),
      text: line.slice(last.index + last[0].length).trim(),
    }));
  }).filter(({ name, text }) => name && text);
  if (splits.length === 0) return "It has no number: write a name and a number.";
  for (const { name, text } of splits) {
    const ref = refOf(name);
    if (ref !== null && /\d/.test(text)) return { ref, text };
  }
  const [{ name }] = splits;
  return `“${name}” ${unknown}`;
}
