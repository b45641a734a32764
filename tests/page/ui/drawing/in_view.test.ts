import { deepStrictEqual as equal, ok } from "node:assert";
import { zoomIdentity } from "d3-zoom";
import { inView } from "../../../../static/src/ui/drawing/in_view.ts";

const WINDOW = { width: 800, height: 600 };
const UNITS = [{ x: 100, y: 300 }, { x: 700, y: 300 }];

Deno.test("what shows a part of the network stays where it is moved to", () => {
  const transform = zoomIdentity.translate(-120, -300).scale(2);
  equal(String(inView(transform, WINDOW, UNITS)), String(transform));
});

Deno.test("no place beyond the picture is shown", () => {
  const shown = inView(zoomIdentity.translate(300, -300).scale(2), WINDOW, UNITS);
  equal(String(shown), "translate(0,-300) scale(2)");
});

Deno.test("where nothing of the network would show, the nearest unit comes into view", () => {
  for (const [x, y] of [[0, 0], [-6400, -4800], [-3000, 0], [-3400, -4200]]) {
    const shown = inView(zoomIdentity.translate(x, y).scale(8), WINDOW, UNITS);
    equal(shown.k, 8);
    const places = UNITS.map((unit) => [shown.applyX(unit.x), shown.applyY(unit.y)]);
    ok(places.some(([left, top]) => left > 0 && left < 800 && top > 0 && top < 600), `${x}, ${y}`);
  }
});
