import { deepStrictEqual as equal, ok } from "node:assert";
import { focusStyle } from "../../../../static/src/picture/layout/edge_labels.ts";
import { layOut } from "../../../../static/src/picture/layout/layout.ts";
import { initialZoom, startAt } from "../../../../static/src/picture/layout/initial_zoom.ts";
import { shape } from "../../shapes.ts";

const SIZES = [[1, 1], [2, 2, 2], [5, 5, 5, 5], [3, 3, 3, 3, 3, 3], Array(8).fill(2), [64, 32, 10]];
const DESK = { width: 870, height: 640 };
const PHONE = { width: 360, height: 355 };

Deno.test("no type is shown much smaller than 10 px at first, on a phone than 9 px", () => {
  for (const sizes of SIZES) {
    for (const [window, least] of [[DESK, 10], [PHONE, 9]] as const) {
      const layout = layOut(shape(sizes), window);
      const scale = initialZoom(layout, window);
      const { fontSize } = layout.label ?? focusStyle(layout);
      const shown = scale * fontSize * window.width / layout.width;
      ok(shown >= (scale > 1 ? least - 1e-9 : 0.86 * least), `${sizes}: ${shown} px`);
    }
  }
});

Deno.test("up to 5-5-5-5 a desk's window shows the network whole at first, in any type", () => {
  for (const sizes of [[1, 1], [2, 2, 2], [5, 5, 5], [4, 4, 4, 4], [5, 5, 5, 5]]) {
    for (const digit of [0.5, 0.556, 0.636]) {
      equal(initialZoom(layOut(shape(sizes), DESK, digit), DESK), 1, `${sizes} ${digit}`);
    }
  }
});

Deno.test("what is shown larger begins at the first column and is cut alike above and below", () => {
  equal(String(startAt(1.5, { width: 900, height: 600 })), "translate(0,-150) scale(1.5)");
});
