/** Matrices as text: as they are typed, copied from a spreadsheet, or printed by NumPy. */

import { readNumber, Unreadable } from "./arithmetic.ts";
import { counted } from "./counted.ts";
import { writeList } from "./read_field.ts";

/** Exactly `rows` × `columns` numbers. Throws Unreadable. */
export function readMatrix(rows: number, columns: number): (text: string) => number[][] {
  return (text) => {
    const found = rowsOf(text).map(entriesOf);
    if (found.length !== rows) {
      throw new Unreadable(`This takes ${counted(rows, "row")}; there ${are(found.length)}.`);
    }
    return found.map((entries, at) => {
      if (entries.length !== columns) {
        throw new Unreadable(
          `A row takes ${counted(columns, "number")}; in row ${at + 1} there ${
            are(entries.length)
          }.`,
        );
      }
      return entries.map((entry) => readEntry(entry, at));
    });
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

/** Rows end with a line, a semicolon or a bracket; what stands around the brackets is no number. */
function rowsOf(text: string): string[] {
  const inside = /\[.*\]/s.exec(text)?.[0];
  const rows = inside
    ? inside.split("]").map((row) => row.replace(/^[\s,[]+/, ""))
    : text.split(/[\n;]/);
  return rows.filter((row) => row.trim() !== "");
}

/** In a row with tabs, as of a spreadsheet, a comma is the decimal one. */
function entriesOf(row: string): string[] {
  if (!row.includes("\t")) return row.trim().split(/\s*,\s*|\s+/).filter(Boolean);
  return row.split("\t").map((entry) => entry.trim().replace(/^([-−+]?\d+),(\d+)$/, "$1.$2"));
}

function readEntry(entry: string, row: number): number {
  try {
    return readNumber(entry);
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    throw new Unreadable(`Row ${row + 1}: ${error.message}`);
  }
}

const are = (count: number) => `${count === 1 ? "is" : "are"} ${count}`;
