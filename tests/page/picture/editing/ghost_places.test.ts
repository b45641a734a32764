import { deepStrictEqual as equal, ok } from "node:assert";
import { type Ghost, placeGhosts } from "../../../../static/src/picture/editing/ghost_places.ts";
import type { Box } from "../../../../static/src/picture/layout/boxes.ts";

const around = { taken: [], edges: [], width: 400, height: 300, glyphs: 10 };
const box = (left: number, top: number, width: number, height: number): Box => ({
  ...{ left, top, right: left + width, bottom: top + height },
});
const ghost = (number: Box, body: Box | null = null): Ghost => ({
  ...{ ref: "net.1.0", number, body, width: 50 },
});
const NUMBER = box(100, 100, 80, 16);

Deno.test("an old value stands to the right of its number, at its height, and not on it", () => {
  const [{ x, y, anchor }] = placeGhosts([ghost(NUMBER)], around);
  equal([y, anchor], [108, "start"]);
  ok(x > 180);
});

Deno.test("it stands below, above or to the left where the places before are taken", () => {
  const right = box(185, 100, 60, 16);
  const below = box(100, 118, 80, 16);
  const above = box(100, 80, 80, 18);
  const placed = (...taken: Box[]) => placeGhosts([ghost(NUMBER)], { ...around, taken })[0];
  ok(placed(right).y > 116);
  ok(placed(right, below).y < 100);
  equal(placed(right, below, above).anchor, "end");
  equal(placed(right, below, above, box(40, 100, 55, 16)), undefined);
});

Deno.test("it does not stand beyond the rim of the picture", () => {
  const [{ y }] = placeGhosts([ghost(box(310, 100, 80, 16))], around);
  ok(y > 116);
});

Deno.test("it goes where it hides less of an edge", () => {
  const edges = [{ x1: 180, y1: 100, x2: 240, y2: 116 }];
  const [{ y }] = placeGhosts([ghost(NUMBER)], { ...around, edges });
  ok(y > 116);
});

Deno.test("two of them do not stand on each other", () => {
  const lower = { ...ghost(box(100, 122, 80, 16)), ref: "net.1.1" };
  const right = box(185, 90, 60, 60);
  const places = placeGhosts([ghost(NUMBER), lower], { ...around, taken: [right] });
  equal(new Set(places.map(({ y }) => y)).size, 2);
  ok(Math.abs(places[0].y - places[1].y) >= 10);
});

Deno.test("of a unit it stands below the value within, or beyond the unit where that is too low", () => {
  const value = box(120, 112, 40, 18);
  const high = box(98, 80, 84, 72);
  const [within] = placeGhosts([ghost(value, high)], { ...around, taken: [value, high] });
  ok(within.isInside && within.y > 130 && within.y < 150);
  const low = box(98, 90, 84, 42);
  const [beyond] = placeGhosts([ghost(value, low)], { ...around, taken: [value, low] });
  ok(!beyond.isInside && beyond.y > 132);
});
