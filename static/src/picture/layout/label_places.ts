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
  const step = (last - first) / (CANDIDATES - 1);
  const xs = Array.from({ length: CANDIDATES }, (_, at) => first + at * step);
  const choices = choicesOf(xs, columns, size.width);
  let best: { gap: number; points: Point[] } | null = null;
  for (const share of columns === 1 ? SHARES.slice(0, 1) : SHARES) {
    const groups = Array.from(
      { length: columns },
      (_, at) => lines.filter((line) => share(line, columns) === at),
    );
    // Sorting is what takes time: once per group and position, not once per choice.
    const gaps = groups.map((group) => xs.map((x) => smallestGap(group, x)));
    for (const choice of choices) {
      const gap = Math.min(...choice.map((place, at) => gaps[at][place]));
      if (gap >= size.height && (best === null || gap > best.gap + 0.5)) {
        const points = lines.map((line) => pointAt(line, xs[choice[share(line, columns)]]));
        best = { gap, points };
      }
    }
  }
  return best?.points ?? null;
}

/** Every choice of `columns` increasing places among `xs`, at least `width` apart. */
function choicesOf(xs: number[], columns: number, width: number): number[][] {
  let chosen: number[][] = [[]];
  for (let column = 0; column < columns; column++) {
    chosen = chosen.flatMap((before) =>
      [...xs.keys()]
        .filter((place) => column === 0 || xs[place] - xs[before[column - 1]] >= width)
        .map((place) => [...before, place])
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
