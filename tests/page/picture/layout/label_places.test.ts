import { deepStrictEqual as equal, ok } from "node:assert";
import { type Line, placeLabels } from "../../../../static/src/picture/layout/label_places.ts";

const SIZE = { width: 60, height: 30 };

/** All lines between two columns of units, `apart` from one unit to the next. */
function lines(sources: number, targets: number, apart: number, width: number): Line[] {
  const place = (count: number, at: number) => 300 + (at - (count - 1) / 2) * apart;
  return Array.from({ length: sources * targets }, (_, at) => {
    const [source, target] = [at % sources, Math.floor(at / sources)];
    const ends = { x1: 0, y1: place(sources, source), x2: width, y2: place(targets, target) };
    return { source, target, ...ends };
  });
}

function* cases() {
  for (const [sources, targets] of [[1, 1], [2, 3], [3, 3], [4, 2], [1, 5], [5, 5]]) {
    for (const [apart, width] of [[60, 300], [100, 400], [160, 260], [200, 900]]) {
      yield { between: lines(sources, targets, apart, width), width };
    }
  }
}

Deno.test("no two labels overlap, and each stands on its line between the bounds", () => {
  let found = 0;
  for (const { between, width } of cases()) {
    const [from, to] = [40, width - 40];
    const points = placeLabels(between, from, to, SIZE);
    if (!points) continue;
    found++;
    equal(points.length, between.length);
    for (const [at, { x, y }] of points.entries()) {
      const { x1, y1, x2, y2 } = between[at];
      ok(Math.abs(y - (y1 + ((x - x1) / (x2 - x1)) * (y2 - y1))) < 1e-9);
      ok(x - SIZE.width / 2 >= from - 1e-9 && x + SIZE.width / 2 <= to + 1e-9);
      for (const other of points.slice(at + 1)) {
        const beside = Math.abs(other.x - x) >= SIZE.width - 1e-9;
        const above = Math.abs(other.y - y) >= SIZE.height - 1e-9;
        ok(beside || above, `${x},${y} on ${other.x},${other.y}`);
      }
    }
  }
  ok(found > 10, "there was room in many cases");
});

Deno.test("labels that have room in one column stand in one column", () => {
  const points = placeLabels(lines(1, 5, 100, 400), 40, 360, SIZE);
  equal(new Set(points?.map(({ x }) => x)).size, 1);
});

Deno.test("lines that cross get as many columns as they need", () => {
  const points = placeLabels(lines(4, 4, 100, 500), 40, 460, SIZE);
  ok(new Set(points?.map(({ x }) => x)).size > 1);
});

Deno.test("where there is no room there are no labels", () => {
  equal(placeLabels(lines(2, 2, 100, 100), 40, 60, SIZE), null);
  equal(placeLabels(lines(9, 9, 20, 300), 40, 260, SIZE), null);
});

Deno.test("no lines need no labels", () => {
  equal(placeLabels([], 40, 60, SIZE), []);
});
