/** Maps painted on a canvas: low, middle and high in three colours, or a class in its own. */

import type { Colours, Rgb } from "./colours.ts";
import { classColour } from "./colours.ts";

let scratch: CanvasRenderingContext2D | null = null;

/** A canvas of just the map's points, to be drawn larger. */
function small(columns: number, rows: number): CanvasRenderingContext2D {
  scratch ??= document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  if (!scratch) throw new Error("This browser draws on no canvas.");
  if (scratch.canvas.width !== columns) scratch.canvas.width = columns;
  if (scratch.canvas.height !== rows) scratch.canvas.height = rows;
  return scratch;
}

export interface Rect {
  x: number;
  y: number;
  width: number;
  height: number;
}

function paint(
  context: CanvasRenderingContext2D,
  columns: number,
  rows: number,
  at: Rect,
  colourOf: (point: number, into: Uint8ClampedArray, place: number) => void,
): void {
  const from = small(columns, rows);
  const image = from.createImageData(columns, rows);
  for (let point = 0; point < columns * rows; point++) {
    colourOf(point, image.data, 4 * point);
    image.data[4 * point + 3] = 255;
  }
  from.putImageData(image, 0, 0);
  context.imageSmoothingEnabled = true;
  context.imageSmoothingQuality = "high";
  context.drawImage(from.canvas, at.x, at.y, at.width, at.height);
}

/** One unit's outputs, from the lower end of the range to the upper. */
export function paintMap(
  context: CanvasRenderingContext2D,
  map: ArrayLike<number>,
  columns: number,
  [lowest, highest]: [number, number],
  { low, middle, high }: Colours,
  at: Rect,
): void {
  const half = (highest - lowest) / 2 || 1;
  const centre = (lowest + highest) / 2;
  paint(context, columns, map.length / columns, at, (point, into, place) => {
    const share = Math.max(-1, Math.min(1, (map[point] - centre) / half));
    const end = share < 0 ? low : high;
    const part = Math.abs(share);
    for (let c = 0; c < 3; c++) into[place + c] = middle[c] + (end[c] - middle[c]) * part;
  });
}

/** The class of each point in its colour, paler where the network is less sure. */
export function paintClasses(
  context: CanvasRenderingContext2D,
  maps: ArrayLike<number>[],
  columns: number,
  colours: Colours,
  at: Rect,
): void {
  const least = 1 / maps.length;
  paint(context, columns, maps[0].length / columns, at, (point, into, place) => {
    let largest = 0;
    for (let k = 1; k < maps.length; k++) if (maps[k][point] > maps[largest][point]) largest = k;
    const sure = 0.55 * Math.max(0, Math.min(1, (maps[largest][point] - least) / (1 - least)));
    const colour: Rgb = classColour(colours, largest);
    const { middle } = colours;
    for (let c = 0; c < 3; c++) into[place + c] = middle[c] + (colour[c] - middle[c]) * sure;
  });
}

/** The range that a unit's map is coloured over: that of its activation, or as far as it goes. */
export function spanOf(map: ArrayLike<number>, bounds: [number, number] | null): [number, number] {
  if (bounds) return bounds;
  let most = 1e-9;
  for (let at = 0; at < map.length; at++) most = Math.max(most, Math.abs(map[at]));
  return [-most, most];
}
