/** From a table that was read to data to learn from. */

import { generator } from "../../lib/numbers/random.ts";
import type { Data } from "../../wire/learning.ts";
import { NO_SCALE, type Scale } from "./scale.ts";
import { type ReadTable, TableFault } from "./table_text.ts";

export interface Choices {
  /** Places of the columns. */
  inputs: number[];
  target: number;
  standardise: boolean;
  /** The share that is held out, drawn from a seed. */
  heldOut: number;
}

export interface OwnData {
  data: Data;
  inputs: string[];
  outputs: string[];
  classes: string[];
  scales: Scale[];
  /** Rows that were left out, and why, by their lines. */
  leftOut: string[];
}

const MOST_CLASSES = 20;
const MOST_TOLD = 5;
const SEED = 1;

/** Columns to begin with: the last is the target, the others that hold numbers are inputs. */
export function usualChoices({ columns }: ReadTable): Choices {
  const target = columns.length - 1;
  return {
    inputs: columns.flatMap(({ numeric }, at) => numeric && at !== target ? [at] : []),
    target,
    standardise: true,
    heldOut: 0.2,
  };
}

/** The data of the chosen columns. Throws TableFault. */
export function ownData(table: ReadTable, choices: Choices): OwnData {
  const { columns, lines } = table;
  if (choices.inputs.length === 0) throw new TableFault("No column of numbers is an input.");
  const target = columns[choices.target];
  const isClass = !target.numeric ||
    (new Set(target.cells).size === 2 && target.numbers.every((y) => y === 0 || y === 1));
  const leftOut: string[] = [];
  const rows = lines.flatMap((line, row) => {
    for (const at of choices.inputs) {
      const { name, cells, numbers } = columns[at];
      if (!Number.isNaN(numbers[row])) continue;
      leftOut.push(
        cells[row] === ""
          ? `Line ${line}: ${name} is missing.`
          : `Line ${line}: ${name} is “${cells[row]}”, which is no number.`,
      );
      return [];
    }
    const missing = isClass ? target.cells[row] === "" : Number.isNaN(target.numbers[row]);
    if (missing) leftOut.push(`Line ${line}: ${target.name} is missing or no number.`);
    return missing ? [] : [row];
  });
  if (rows.length < 2) {
    throw new TableFault(`No two rows are complete. ${leftOut.slice(0, MOST_TOLD).join(" ")}`);
  }
  const classes = isClass ? [...new Set(rows.map((row) => target.cells[row]))].sort() : [];
  if (isClass && classes.length < 2) {
    throw new TableFault(
      `${target.name} is the same in every row: there is nothing to tell apart.`,
    );
  }
  if (classes.length > MOST_CLASSES) {
    throw new TableFault(
      `${target.name} has ${classes.length} different texts; at most ${MOST_CLASSES} classes are ` +
        "told apart. Choose another target.",
    );
  }
  const scales = choices.inputs.map((at) =>
    choices.standardise ? scaleOf(rows.map((row) => columns[at].numbers[row])) : NO_SCALE
  );
  const inputs = rows.map((row) =>
    choices.inputs.map((at, place) => {
      const { mean, spread } = scales[place];
      return (columns[at].numbers[row] - mean) / spread;
    })
  );
  const targets = rows.map((row) => {
    if (!isClass) return [target.numbers[row]];
    const which = classes.indexOf(target.cells[row]);
    return classes.length === 2 ? [which] : classes.map((_, at) => at === which ? 1 : 0);
  });
  return {
    data: { inputs, targets, held_out: drawn(rows.length, choices.heldOut) },
    inputs: choices.inputs.map((at) => columns[at].name),
    outputs: classes.length > 2 ? classes : [target.name],
    classes,
    scales,
    leftOut: leftOut.length > MOST_TOLD
      ? [...leftOut.slice(0, MOST_TOLD), `And ${leftOut.length - MOST_TOLD} more.`]
      : leftOut,
  };
}

function scaleOf(numbers: number[]): Scale {
  const mean = numbers.reduce((sum, x) => sum + x, 0) / numbers.length;
  const variance = numbers.reduce((sum, x) => sum + (x - mean) ** 2, 0) / numbers.length;
  return { mean, spread: Math.sqrt(variance) || 1 };
}

/** Rows to hold out, the same ones each time. */
function drawn(count: number, share: number): number[] {
  const random = generator(SEED);
  const order = Array.from({ length: count }, (_, row) => ({ row, key: random() }))
    .sort((a, b) => a.key - b.key);
  const number = Math.min(count - 1, Math.round(share * count));
  return order.slice(0, number).map(({ row }) => row).sort((a, b) => a - b);
}
