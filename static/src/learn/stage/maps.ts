/** What is drawn into the units: a map of the plane, a curve over one input, or weights as an image. */

import { fieldsOf, type Net, outputsOf, type View } from "../forward/forward.ts";
import { rangeOf } from "../forward/activations.ts";
import type { Colours } from "./colours.ts";
import { css, rgbOf } from "./colours.ts";
import type { Box, Layout } from "./layout.ts";
import { paintMap, type Rect, spanOf } from "./paint.ts";

const COLUMNS = 36;
const ROWS = 30;
const ROUND = 0.18;

const rectOf = ({ x, y, width, height }: Box): Rect => ({
  x: x - width / 2,
  y: y - height / 2,
  width,
  height,
});

function inFrame(context: CanvasRenderingContext2D, box: Box, draw: (at: Rect) => void): void {
  const at = rectOf(box);
  context.save();
  context.beginPath();
  context.roundRect(at.x, at.y, at.width, at.height, ROUND * at.height);
  context.clip();
  draw(at);
  context.restore();
}

/** The map of every unit over the plane, inputs included. */
export function drawPlanes(
  context: CanvasRenderingContext2D,
  net: Net,
  view: View,
  { boxes }: Layout,
  colours: Colours,
): void {
  const small = boxes[1]?.[0] && boxes[1][0].height < 24;
  const [columns, rows] = small ? [18, 15] : [COLUMNS, ROWS];
  const fields = fieldsOf(net, view, columns, rows);
  boxes[0].forEach((box) => {
    const axis = view.axes.indexOf(box.unit);
    const map = new Float32Array(columns * rows);
    const [from, to] = axis < 0 ? [0, 0] : view.ranges[axis];
    for (let point = 0; point < map.length; point++) {
      const along = axis === 0
        ? (point % columns) / (columns - 1)
        : 1 - Math.floor(point / columns) / (rows - 1);
      map[point] = axis < 0 ? view.at[box.unit] : from + (to - from) * along;
    }
    const most = Math.max(Math.abs(from), Math.abs(to), 1e-9);
    inFrame(context, box, (at) => paintMap(context, map, columns, [-most, most], colours, at));
  });
  let unit = 0;
  boxes.slice(1).forEach((column, layer) => {
    const bounds = rangeOf(net.layers[layer].activation);
    for (const box of column) {
      const map = fields[unit++];
      inFrame(
        context,
        box,
        (at) => paintMap(context, map, columns, spanOf(map, bounds), colours, at),
      );
    }
  });
}

/** Every unit's output over the one input, as a curve. */
export function drawCurves(
  context: CanvasRenderingContext2D,
  net: Net,
  [from, to]: [number, number],
  { boxes }: Layout,
  colours: Colours,
): void {
  const points = 60;
  const values = boxes.map((column) => column.map(() => new Float64Array(points)));
  for (let point = 0; point < points; point++) {
    const x = from + (to - from) * point / (points - 1);
    values[0][0][point] = x;
    outputsOf(net, [x]).forEach((out, layer) =>
      out.forEach((value, unit) => (values[layer + 1][unit][point] = value))
    );
  }
  boxes.flat().forEach((box) => {
    const own = values[box.layer][box.unit];
    const bounds = box.layer === 0 ? null : rangeOf(net.layers[box.layer - 1].activation);
    const [low, high] = spanOf(own, bounds);
    inFrame(context, box, (at) => {
      context.fillStyle = css(colours.middle);
      context.fillRect(at.x, at.y, at.width, at.height);
      const y = (value: number) => at.y + at.height * (0.92 - 0.84 * (value - low) / (high - low));
      context.lineWidth = 1;
      context.strokeStyle = colours.edge;
      context.beginPath();
      context.moveTo(at.x, y(0));
      context.lineTo(at.x + at.width, y(0));
      context.stroke();
      context.lineWidth = 2;
      context.strokeStyle = colours.ink;
      context.beginPath();
      own.forEach((value, point) =>
        context.lineTo(at.x + at.width * point / (points - 1), y(value))
      );
      context.stroke();
    });
  });
}

/** Each first-layer unit's weights as an image of the inputs; later units by their value. */
export function drawImages(
  context: CanvasRenderingContext2D,
  net: Net,
  side: number,
  input: number[],
  outputs: Float64Array[],
  { boxes }: Layout,
  colours: Colours,
): void {
  const [image] = boxes[0];
  inFrame(context, image, (at) => {
    const shade = { ...colours, high: inkOf(colours) };
    paintMap(context, input, side, [-1, 1], shade, at);
  });
  context.lineWidth = 1;
  context.strokeStyle = colours.edge;
  context.globalAlpha = 0.35;
  for (const to of boxes[1]) {
    context.beginPath();
    context.moveTo(image.x + image.width / 2, image.y);
    context.lineTo(to.x - to.width / 2, to.y);
    context.stroke();
  }
  context.globalAlpha = 1;
  boxes.slice(1).forEach((column, layer) => {
    const { weights, activation } = net.layers[layer];
    for (const box of column) {
      inFrame(context, box, (at) => {
        if (layer === 0) {
          const own = weights.subarray(box.unit * side * side, (box.unit + 1) * side * side);
          paintMap(context, own, side, spanOf(own, null), colours, at);
          return;
        }
        const value = outputs[layer][box.unit];
        paintMap(context, [value], 1, spanOf([value], rangeOf(activation)), colours, at);
      });
    }
  });
}

const inkOf = ({ ink }: Colours) => rgbOf(ink);
