/** Matrices as text: typed, or copied from a spreadsheet, NumPy, MATLAB, Mathematica, LaTeX, Markdown. */

import { readNumber } from "./numbers/arithmetic.ts";
import { counted } from "./counted.ts";
import { writeList } from "./numbers/read_field.ts";
import { Unreadable } from "./numbers/unreadable.ts";

export interface Augmented {
  matrix: number[][];
  /** What stands before a colon or a line in each row: [b : W]. */
  before: number[] | null;
}

/** Exactly `rows` × `columns` numbers. Throws Unreadable. */
export function readMatrix(rows: number, columns: number): (text: string) => number[][] {
  return (text) => {
    const { matrix, before } = readAugmented(rows, columns)(text);
    if (before) throw new Unreadable("This takes a matrix alone, with no column before a colon.");
    return matrix;
  };
}

/** As readMatrix, also with one more column before a colon in each row. Throws Unreadable. */
export function readAugmented(rows: number, columns: number): (text: string) => Augmented {
  return (text) => {
    const plain = withoutMarkup(text);
    const ways = WAYS.map((way) => way(plain)).filter((found) => found.length > 0);
    const found = ways.find((way, at) =>
      way.length === rows &&
      way.every(({ entries }) => entries.length === columns && (at === 0 || areWhole(entries)))
    );
    if (!found) throw misfit(ways[0] ?? [], rows, columns);
    const before = found.map((row) => row.before);
    return {
      matrix: found.map(({ entries }, at) => entries.map((entry) => readEntry(entry, at))),
      before: before.every((entry) => entry !== null)
        ? before.map((entry, at) => readEntry(entry, at))
        : null,
    };
  };
}

/** Rows of as many numbers each, of any size. Throws Unreadable. */
export function readRows(text: string): number[][] {
  const rows = rowsOf(text).map((row, at) => entriesOf(row).map((entry) => readEntry(entry, at)));
  const [first] = rows;
  const other = rows.findIndex(({ length }) => length !== first.length);
  if (other < 0) return rows;
  throw new Unreadable(
    `All rows must be of one length: row 1 has ${counted(first.length, "number")}, row ${
      other + 1
    } has ${rows[other].length}.`,
  );
}

/** The matrix as readMatrix takes it, a line a row. */
export function writeMatrix(matrix: number[][]): string {
  return matrix.map(writeList).join("\n");
}

interface Row {
  before: string | null;
  entries: string[];
}

/** Rows end with a line, and entries with a bar; the line under a heading is none. */
const MARKDOWN = /^\s*\|.*\|\s*$/m;
const RULE = /^[\s|:-]*-[\s|:-]*$/;

/** With brackets, newlines and bars alone: no commands, names or signs of other programs. */
function withoutMarkup(text: string): string {
  const plain = text
    .replace(/^[^=\n]*=/, "")
    .replace(/\\(?:begin|end)\{[a-zA-Z*]+\}(?:\{[^{}]*\}|\[[^\]]*\])?/g, "\n")
    .replace(/\\\\(?:\[[^\]]*\])?/g, "\n")
    .replace(/\\hline|\\left\S|\\right\S|\$|\\[[\]]/g, " ")
    .replace(/&/g, "\t");
  if (/^\s*\{/.test(plain)) return plain.replaceAll("{", "[").replaceAll("}", "]");
  if (!MARKDOWN.test(plain)) return plain;
  const lines = plain.split("\n").filter((line) => line.trim() !== "");
  const ruled = lines.findIndex((line) => RULE.test(line));
  return lines.slice(ruled + 1)
    .map((line) => line.trim().replace(/^\||\|$/g, "").replaceAll("|", "\t")).join("\n");
}

/** How rows and entries may be told apart, the surest first. */
const WAYS: ((plain: string) => Row[])[] = [
  (plain) => rowsOf(plain).map((row) => rowOf(row, entriesOf)),
  // Semicolons between entries, since commas are the decimal ones.
  (plain) => linesOf(plain).map((row) => rowOf(row, (part) => split(part, /\s*;\s*/))),
  // Spaces between entries, for the same reason.
  (plain) => rowsOf(plain).map((row) => rowOf(row, (part) => split(part, /\s*,?\s+/))),
];

function linesOf(plain: string): string[] {
  return plain.split("\n").filter((row) => row.trim() !== "");
}

/** Rows end with a line, a semicolon or a bracket; what stands around the brackets is no number. */
function rowsOf(plain: string): string[] {
  const inside = /\[.*\]/s.exec(plain)?.[0];
  // A row of NumPy may go on in the next line; where one pair of brackets holds all, a line is a row.
  const isNested = inside && inside.lastIndexOf("[") > 0;
  const rows = isNested
    ? inside.split(/[\];]/).map((row) => row.replace(/^[\s,[]+/, ""))
    : (inside?.slice(1, -1) ?? plain).split(/[\n;]/);
  return rows.filter((row) => row.trim() !== "");
}

/** Whether none of them is two numbers with a space between them. */
const areWhole = (entries: string[]) => entries.every((entry) => !/\s/.test(entry.trim()));

/** Before a colon or a line, if there is one, and what follows. */
function rowOf(row: string, entries: (part: string) => string[]): Row {
  const [, before, rest] = row.match(/^([^:|]*)[:|](.*)$/s) ?? [null, null, row];
  return {
    before: before === null ? null : before.trim().replace(/[,;]$/, ""),
    entries: entries(rest.replace(/^ *[,;]?/, "")),
  };
}

/** In a row with tabs, as of a spreadsheet, a comma is the decimal one. */
function entriesOf(row: string): string[] {
  return row.includes("\t") ? row.split("\t").map((entry) => entry.trim()) : split(
    row,
    /\s*,\s*|\s+/,
  );
}

function split(row: string, between: RegExp): string[] {
  return row.trim().split(between).filter(Boolean);
}

/** Why what was found is not of that shape; the other way round it may be meant. */
function misfit(found: Row[], rows: number, columns: number): Unreadable {
  const lengths = found.map(({ entries }) => entries.length);
  const isTransposed = rows !== columns && found.length === columns &&
    lengths.every((length) => length === rows);
  if (isTransposed) {
    const turned = Array.from(
      { length: rows },
      (_, row) => found.map(({ entries }) => entries[row]).join("\t"),
    );
    const label = `This is ${columns} × ${rows}. Transpose it?`;
    return new Unreadable(tooFew(found.length, rows), { label, text: turned.join("\n") });
  }
  if (found.length !== rows) {
    return new Unreadable(tooFew(found.length, rows));
  }
  const at = lengths.findIndex((length) => length !== columns);
  return new Unreadable(
    `A row takes ${counted(columns, "number")}; in row ${at + 1} there ${are(lengths[at])}.`,
  );
}

function readEntry(entry: string, row: number): number {
  try {
    return readNumber(entry);
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    throw new Unreadable(`Row ${row + 1}: ${error.message}`);
  }
}

function tooFew(found: number, rows: number): string {
  return `This takes ${counted(rows, "row")}; there ${are(found)}.`;
}

const are = (count: number) => `${count === 1 ? "is" : "are"} ${count}`;
