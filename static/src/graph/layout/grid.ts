/** How the numbers of an array stand: in rows and columns of cells, or as a heat map. */

/** Rows and columns; `panel` rows belong together where an array has more than two axes. */
export interface Grid {
  rows: number;
  columns: number;
  panel: number;
  cell: { width: number; height: number };
  /** Too many numbers to be read: colours stand for them. */
  isHeat: boolean;
  width: number;
  height: number;
}

const CELL = { width: 28, height: 24 };
/** What a character of a number takes, and the room at both sides of it, in px. */
const CHARACTER = 6.6;
const ROOM = 7;
/** More rows, columns or numbers than these are a heat map. */
const MOST = { rows: 18, columns: 12, cells: 128 };
/** The side of a heat map, and of its cells. */
const HEAT = { side: 168, least: 1.5, most: 14 };
/** Between the panels of an array of more than two axes. */
export const PANEL_GAP = 6;

/** The grid of an array whose numbers have at most `characters`; `whole` opens a heat map. */
export function gridOf(shape: number[], characters: number, whole = false): Grid {
  const { rows, columns, panel } = arranged(shape);
  const panels = rows / Math.max(1, panel);
  const isHeat = !whole &&
    (rows > MOST.rows || columns > MOST.columns || rows * columns > MOST.cells);
  const side = Math.max(
    HEAT.least,
    Math.min(HEAT.most, HEAT.side / Math.max(columns, rows)),
  );
  const cell = isHeat
    ? { width: side, height: side }
    : { width: Math.max(CELL.width, ROOM + CHARACTER * characters), height: CELL.height };
  const gaps = PANEL_GAP * Math.max(0, panels - 1);
  return {
    rows,
    columns,
    panel,
    cell,
    isHeat,
    width: columns * cell.width,
    height: rows * cell.height + gaps,
  };
}

/** The last axis goes along a row, the one before it down; the others stand below one another. */
function arranged(shape: number[]) {
  const columns = shape.at(-1) ?? 1;
  const panel = shape.at(-2) ?? 1;
  const rows = shape.slice(0, -1).reduce((product, length) => product * length, 1);
  return { rows, columns, panel };
}

/** Where the cell at a place begins, from the grid's corner. */
export function cellAt({ columns, panel, cell }: Grid, place: number): { x: number; y: number } {
  const row = Math.floor(place / columns);
  return {
    x: (place % columns) * cell.width,
    y: row * cell.height + PANEL_GAP * Math.floor(row / panel),
  };
}
