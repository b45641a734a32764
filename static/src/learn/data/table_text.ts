/** A table as people have it, read: cells parted by commas, semicolons or tabs, with decimal commas. */

import { dsvFormat } from "d3-dsv";
import { counted } from "../../lib/counted.ts";

export interface Column {
  name: string;
  /** Each row's cell as it is written. */
  cells: string[];
  /** Each row's number; NaN where the cell is none. */
  numbers: number[];
  /** Whether most of its cells are numbers. */
  numeric: boolean;
}

export interface ReadTable {
  columns: Column[];
  /** The line of each row in the text, from 1. */
  lines: number[];
  /** What was taken for what, in a few words. */
  how: string;
}

/** What makes a text no table, in words. */
export class TableFault extends Error {}

export const MOST_ROWS = 10_000;
export const MOST_COLUMNS = 64;

const DELIMITERS: [string, string][] = [["\t", "tabs"], [";", "semicolons"], [",", "commas"]];
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const COMMA_NUMBER = /^[+-]?(\d{1,3}(\.\d{3})+|\d+)(,\d+)?$/;

/** The number that a cell writes, or NaN; what is beyond all numbers is none. */
function numberIn(cell: string, decimalComma: boolean): number {
  const text = cell.replaceAll("−", "-");
  const isComma = decimalComma && COMMA_NUMBER.test(text);
  const plain = isComma ? text.replaceAll(".", "").replace(",", ".") : text;
  const number = isComma || NUMBER.test(text) ? Number(plain) : NaN;
  return Number.isFinite(number) ? number : NaN;
}

const tooMany = (rows: number) =>
  new TableFault(
    `It has ${counted(rows, "row")}; at most 10,000 are taken: leave some out.`,
  );

/** Read a table. Throws TableFault. */
export function readTable(text: string): ReadTable {
  const plain = text.replace(/^\uFEFF/, "");
  if (!plain.trim()) throw new TableFault("There is nothing in it: a table needs rows of numbers.");
  // A line may be part of a cell in quotes; so many are not, and need not be read.
  const count = plain.split("\n").filter((line) => line.trim() !== "").length;
  if (count > 10 * MOST_ROWS) throw tooMany(count);
  const [first] = plain.trim().split(/\r?\n/, 1);
  const [delimiter, parted] = DELIMITERS.reduce((best, each) =>
    first.split(each[0]).length > first.split(best[0]).length ? each : best
  );
  // Of parseRows alone: parse makes code from the header, which the page's policy forbids.
  const all = dsvFormat(delimiter).parseRows(plain)
    .map((cells, at) => ({ cells: cells.map((cell) => cell.trim()), line: at + 1 }))
    .filter(({ cells }) => cells.some((cell) => cell !== ""));
  const width = all[0].cells.length;
  if (width < 2) {
    throw new TableFault(
      "Each row has one cell: a table needs inputs and a target, parted by commas, semicolons or tabs.",
    );
  }
  if (width > MOST_COLUMNS) {
    throw new TableFault(`It has ${width} columns; at most ${MOST_COLUMNS} are taken.`);
  }
  const uneven = all.find(({ cells }) => cells.length !== width);
  if (uneven) {
    throw new TableFault(
      `Line ${uneven.line} has ${uneven.cells.length} cells; the first line has ${width}.`,
    );
  }
  const decimalComma = delimiter !== "," &&
    all.some(({ cells }) => cells.some((cell) => /^[-+−]?\d+,\d+$/.test(cell)));
  const isHeader = all[0].cells.every((cell) => Number.isNaN(numberIn(cell, decimalComma)));
  const rows = isHeader ? all.slice(1) : all;
  if (rows.length < 2) {
    throw new TableFault(
      `It has ${rows.length === 1 ? "one row" : "no row"} of data: learning needs two or more.`,
    );
  }
  if (rows.length > MOST_ROWS) {
    throw tooMany(rows.length);
  }
  const columns = Array.from({ length: width }, (_, at): Column => {
    const cells = rows.map((row) => row.cells[at]);
    const numbers = cells.map((cell) => numberIn(cell, decimalComma));
    const count = numbers.filter((number) => !Number.isNaN(number)).length;
    return {
      name: (isHeader && all[0].cells[at]) || `column ${at + 1}`,
      cells,
      numbers,
      numeric: count > rows.length / 2,
    };
  });
  const how = `${rows.length} rows of ${width} cells, parted by ${parted}` +
    `${decimalComma ? ", with decimal commas" : ""}${
      isHeader ? ", the first line names them" : ""
    }.`;
  return { columns, lines: rows.map(({ line }) => line), how };
}
