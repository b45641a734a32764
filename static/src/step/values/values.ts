/** Everything computed so far, as rows of a table: sorted, filtered, and as CSV. */

import type { Query } from "./query.ts";
import { type Separator, writeCsv } from "../../lib/files/csv.ts";
import type { Notation } from "../../wire/types.ts";
import { levelled } from "../../lib/index_digits.ts";
import type { Run } from "../../trace/run.ts";
import { type Segment, segmentsOf } from "./segments.ts";
import type { State } from "../../trace/state.ts";
import { plain, Symbols } from "../../trace/symbols/symbols.ts";

export interface Row {
  ref: string;
  name: string;
  what: string;
  /** null where a step found that the number is not finite. */
  value: number | null;
  /** The cursor after the step that computes it; null for what is given. */
  made: number | null;
}

/** The table shows so many rows. */
export const MOST_ROWS = 500;

const WHAT: Record<string, string> = {
  input: "input",
  target: "target",
  weight: "weight",
  bias: "bias",
  net: "weighted sum",
  output: "output of g",
  loss_term: "share of the loss",
  loss: "loss",
  error: "error",
  slope: "slope of g",
  delta: "δ",
  weight_gradient: "gradient",
  bias_gradient: "gradient",
  batch_weight_gradient: "gradient of the batch",
  batch_bias_gradient: "gradient of the batch",
  updated_weight: "new weight",
  updated_bias: "new bias",
};

/** The first rows, at most so many, and how many there are. */
export function tableOf(
  run: Run,
  state: State,
  cursor: number,
  query: Query,
  most: number,
): { rows: Row[]; total: number } {
  if (query.by === "made" && !query.filter.trim()) {
    const segments = segmentsOf(run, state.sample, cursor);
    const total = segments.reduce((sum, { count }) => sum + count, 0);
    return { rows: byStep(segments, query.descending, most, rowsFor(run, state)), total };
  }
  const rows = allRows(run, state, cursor, query);
  return { rows: rows.slice(0, most), total: rows.length };
}

/** Every row that the query asks for, in its order. */
export function allRows(run: Run, state: State, cursor: number, query: Query): Row[] {
  const segments = segmentsOf(run, state.sample, cursor);
  const rows = byStep(segments, query.descending, Infinity, rowsFor(run, state));
  const wanted = query.filter.trim().toLowerCase();
  const searched = namesIn(run.notation).searched;
  const found = wanted ? rows.filter((row) => searched(row).includes(wanted)) : rows;
  if (query.by === "made") return found;
  const compare = COMPARE[query.by];
  const sign = query.descending ? -1 : 1;
  return found.sort((a, b) => sign * compare(a, b));
}

/** The first rows in the order of the steps, or against it; what is given comes before all. */
function byStep(
  segments: Segment[],
  descending: boolean,
  most: number,
  row: (segment: Segment, at: number) => Row,
): Row[] {
  const rows: Row[] = [];
  for (const segment of descending ? segments.toReversed() : segments) {
    for (let at = 0; at < segment.count && rows.length < most; at++) {
      rows.push(row(segment, descending ? segment.count - 1 - at : at));
    }
  }
  return rows;
}

/** By code points: the names are letters and digits, and a collator takes fifty times as long. */
function inOrder(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

const COMPARE = {
  name: (a: Row, b: Row) => inOrder(a.name, b.name),
  what: (a: Row, b: Row) => inOrder(a.what, b.what),
  value: (a: Row, b: Row) => (a.value ?? Infinity) - (b.value ?? Infinity),
};

function rowsFor(run: Run, state: State) {
  const { nameOf } = namesIn(run.notation);
  return (segment: Segment, at: number): Row => {
    const ref = segment.ref(at);
    return {
      ref,
      name: nameOf(ref),
      what: WHAT[segment.quantity],
      value: state.value(ref),
      made: segment.made(at),
    };
  };
}

type Names = ReturnType<typeof createNames>;

/** Names are the same at every step, and take longer than all else. */
const known = new WeakMap<Notation, Names>();

function namesIn(notation: Notation): Names {
  const names = known.get(notation) ?? createNames(notation);
  known.set(notation, names);
  return names;
}

function createNames(notation: Notation) {
  const symbols = new Symbols(notation);
  const names = new Map<string, string>();
  const searched = new Map<string, string>();
  return {
    nameOf(ref: string): string {
      const name = names.get(ref) ?? plain(symbols.of(ref));
      names.set(ref, name);
      return name;
    },
    /** What a filter looks through: w₂₁ is found as w21 too. */
    searched({ ref, name, what }: Row): string {
      const text = searched.get(ref) ?? `${name} ${levelled(name)} ${what} ${ref}`.toLowerCase();
      searched.set(ref, text);
      return text;
    },
  };
}

/** The rows as CSV, every number in full. */
export function csvOf(rows: Row[], separator: Separator = ","): string {
  const lines = rows.map(({ ref, name, what, value, made }) => [
    ...[ref, name, what, value ?? "", made ?? "given"],
  ]);
  return writeCsv([["ref", "name", "what", "value", "step"], ...lines], separator);
}
