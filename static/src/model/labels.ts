/** Where the labels of the edges between two columns go, so that no two of them overlap. */

export interface Line {
  /** Places of the two units in their columns. */
  source: number;
  target: number;
  x1: number;
  y1: number;
  x2: number;
  y2: number;
}

export interface Point {
  x: number;
  y: number;
}

export interface LabelSize {
  width: number;
  height: number;
}

/** How the lines are shared out among the columns of labels; the tidiest first. */
const SHARES: ((line: Line, columns: number) => number)[] = [
  (line, columns) => (line.source + line.target) % columns,
  (line, columns) => line.target % columns,
  (line, columns) => line.source % columns,
];

const CANDIDATES = 21;

/**
 * A point on each line, in its order, where labels of `size` overlap neither each other nor what
 * stands left of `from` and right of `to`; null where there is no room.
 *
 * Labels stand in as few columns as possible, each as far apart as the lines allow, so that they
 * read like a table.
 */
export function placeLabels(
  lines: Line[],
  from: number,
  to: number,
  size: LabelSize,
): Point[] | null {
  const first = from + size.width / 2;
  const last = to - size.width / 2;
  if (last < first || lines.length === 0) return lines.length === 0 ? [] : null;
  for (let columns = 1; columns <= 3; columns++) {
    if ((last - first) < (columns - 1) * size.width) return null;
    const placed = placeInColumns(lines, first, last, size, columns);
    if (placed) return placed;
  }
  return null;
}

function placeInColumns(
  lines: Line[],
  first: number,
  last: number,
  size: LabelSize,
  columns: number,
): Point[] | null {
  let best: { gap: number; points: Point[] } | null = null;
  for (const share of columns === 1 ? SHARES.slice(0, 1) : SHARES) {
    const groups = Array.from(
      { length: columns },
      (_, at) => lines.filter((line) => share(line, columns) === at),
    );
    for (const xs of columnPositions(first, last, size.width, columns)) {
      const gap = Math.min(...groups.map((group, at) => smallestGap(group, xs[at])));
      if (gap >= size.height && (best === null || gap > best.gap + 0.5)) {
        const points = lines.map((line) => pointAt(line, xs[share(line, columns)]));
        best = { gap, points };
      }
    }
  }
  return best?.points ?? null;
}

/** Every choice of `columns` increasing positions at least `width` apart. */
function columnPositions(first: number, last: number, width: number, columns: number): number[][] {
  const step = (last - first) / (CANDIDATES - 1);
  let chosen: number[][] = [[]];
  for (let column = 0; column < columns; column++) {
    chosen = chosen.flatMap((before) =>
      Array.from({ length: CANDIDATES }, (_, at) => first + at * step)
        .filter((x) => before.length === 0 || x - before[before.length - 1] >= width)
        .map((x) => [...before, x])
    );
  }
  return chosen;
}

function smallestGap(lines: Line[], x: number): number {
  const ys = lines.map((line) => pointAt(line, x).y).sort((a, b) => a - b);
  return ys.slice(1).reduce((gap, y, at) => Math.min(gap, y - ys[at]), Infinity);
}

function pointAt(line: Line, x: number): Point {
  const share = (x - line.x1) / (line.x2 - line.x1);
  return { x, y: line.y1 + share * (line.y2 - line.y1) };
}
