/** Which units of a layer its column shows, and how far down. */

/** A unit on show, or a gap where units are left out. */
export interface Shown {
  unit: number;
  /** From the top of the column, in pitches and gaps. */
  pitches: number;
  gaps: number;
}

export interface LeftOut {
  /** How many units are left out. */
  left: number;
  /** The scroll that brings the next of them in. */
  scrollTo: number;
  direction: "up" | "down";
  /** The unit below the gap, by its place among those shown. */
  before: number;
}

export interface Column {
  shown: Shown[];
  leftOut: LeftOut[];
  /** How many gaps the column keeps room for, whether or not they are there just now. */
  gaps: number;
}

/**
 * The column of a layer of `units` units where `capacity` have room: all of them, or the first,
 * a part in between, and the last. The part begins at `scroll`, moved so that it holds `inFocus`.
 */
export function columnOf(
  units: number,
  capacity: number,
  inFocus: number | null,
  scroll: number,
): Column {
  if (units <= capacity) {
    const all = range(0, units).map((unit) => ({ unit, pitches: unit, gaps: 0 }));
    return { shown: all, leftOut: [], gaps: 0 };
  }
  // The two gaps take about one unit's room.
  const size = Math.max(3, capacity - 1);
  const first = size > 4 ? 2 : 1;
  const between = size - first - 1;
  let from = scroll;
  if (inFocus !== null && inFocus >= first && inFocus < units - 1) {
    from = Math.min(Math.max(from, inFocus - between + 1), inFocus);
  }
  from = Math.min(Math.max(from, first), units - 1 - between);
  const places = [...range(0, first), ...range(from, between), units - 1];
  const shown = places.map((unit, at) => ({
    unit,
    pitches: at,
    gaps: at < first ? 0 : at < size - 1 ? 1 : 2,
  }));
  const above = from - first;
  const below = units - 1 - (from + between);
  const leftOut: LeftOut[] = [];
  if (above > 0) {
    leftOut.push({ left: above, scrollTo: from - between, direction: "up", before: first });
  }
  if (below > 0) {
    leftOut.push({ left: below, scrollTo: from + between, direction: "down", before: size - 1 });
  }
  return { shown, leftOut, gaps: 2 };
}

function range(from: number, length: number): number[] {
  return Array.from({ length }, (_, at) => from + at);
}
