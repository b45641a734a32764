import { deepStrictEqual as equal } from "node:assert";
import { columnsBeyond } from "../../../static/src/picture/controls/beyond.tsx";

const LAYOUT = { columns: [50, 250, 450, 650], unit: { width: 60, height: 40 }, width: 700 };

Deno.test("seen whole, nothing lies beyond the rim", () => {
  equal(columnsBeyond(LAYOUT, { k: 1, x: 0 }), { before: 0, after: 0 });
});

Deno.test("made larger, the columns are counted that are not seen whole on either side", () => {
  equal(columnsBeyond(LAYOUT, { k: 2, x: 0 }), { before: 0, after: 2 });
  equal(columnsBeyond(LAYOUT, { k: 2, x: -300 }), { before: 1, after: 1 });
  equal(columnsBeyond(LAYOUT, { k: 2, x: -700 }), { before: 2, after: 0 });
});
