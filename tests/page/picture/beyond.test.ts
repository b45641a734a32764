import { deepStrictEqual as equal } from "node:assert";
import {
  columnsBeyond,
  partInView,
  unitsBeyond,
} from "../../../static/src/picture/beyond/counts.ts";

const LAYOUT = { columns: [50, 250, 450, 650], unit: { width: 60, height: 40 }, width: 700 };

Deno.test("seen whole, nothing lies beyond the rim", () => {
  equal(columnsBeyond(LAYOUT, { k: 1, x: 0 }), { before: 0, after: 0 });
});

Deno.test("made larger, the columns are counted that are not seen whole on either side", () => {
  equal(columnsBeyond(LAYOUT, { k: 2, x: 0 }), { before: 0, after: 2 });
  equal(columnsBeyond(LAYOUT, { k: 2, x: -300 }), { before: 1, after: 1 });
  equal(columnsBeyond(LAYOUT, { k: 2, x: -700 }), { before: 2, after: 0 });
});

const UNITS = [100, 300, 500].map((y) => ({ x: 50, y })).map((at, unit) => ({
  ...at,
  layer: 0,
  unit,
}));
const TALL = { ...LAYOUT, height: 600, units: [...UNITS, { layer: 3, unit: 0, x: 650, y: 500 }] };

Deno.test("units beyond the upper and the lower rim are counted in the columns in view", () => {
  equal(unitsBeyond(TALL, { k: 1, x: 0, y: 0 }), { above: 0, below: 0 });
  equal(unitsBeyond(TALL, { k: 2, x: 0, y: 0 }), { above: 0, below: 2 });
  equal(unitsBeyond(TALL, { k: 2, x: 0, y: -600 }), { above: 2, below: 0 });
  equal(unitsBeyond(TALL, { k: 2, x: -700, y: 0 }), { above: 0, below: 1 });
});

Deno.test("the map frames the part in view, in shares of the whole", () => {
  equal(partInView(TALL, { k: 2, x: -350, y: -600 }), { left: 0.25, top: 0.5, size: 0.5 });
});
