/** The values of given arrays as they are typed: a number, a row, a matrix. */

import { readNumber } from "../../lib/numbers/arithmetic.ts";
import { Unreadable } from "../../lib/numbers/unreadable.ts";
import { readRows } from "../../lib/matrix_text.ts";
import type { Given } from "../../wire/graph.ts";

/** A number stays one; a row is a list, several rows are a matrix; JSON may have any number of axes. */
export function readValue(text: string): Given {
  const written = text.trim();
  if (written === "") throw new Unreadable("There is no number yet.");
  if (/^\[\s*\[\s*\[/.test(written)) return readJson(written);
  if (!/[\s,;[\]]/.test(written)) return readNumber(written);
  const rows = readRows(written);
  const isList = rows.length === 1 && !/^\[\s*\[/.test(written);
  return isList ? rows[0] : rows;
}

function readJson(text: string): Given {
  try {
    return JSON.parse(text);
  } catch {
    throw new Unreadable(
      "This is no list of lists of numbers: a bracket or a comma may be missing.",
    );
  }
}

/** As readValue takes it. */
export function writeValue(value: Given): string {
  if (!Array.isArray(value)) return String(value);
  if (value.some((row) => Array.isArray(row) && row.some(Array.isArray))) {
    return JSON.stringify(value);
  }
  const isMatrix = value.every(Array.isArray);
  const rows = (isMatrix ? value : [value]) as number[][];
  const text = rows.map((row) => row.join(", ")).join("\n");
  // One row of a matrix is a matrix still.
  return isMatrix && rows.length === 1
    ? `[[${text}]]`
    : isMatrix
    ? text
    : rows[0].length === 1
    ? `[${text}]`
    : text;
}

/** The value with another number at one place. */
export function withNumberAt(value: Given, [index, ...rest]: number[], number: number): Given {
  if (index === undefined || !Array.isArray(value)) return number;
  return value.with(index, withNumberAt(value[index], rest, number));
}
