import { deepStrictEqual as equal, ok } from "node:assert";
import { columnOf } from "../../../../static/src/picture/layout/visible_units.ts";

const unitsOf = (...of: Parameters<typeof columnOf>) => columnOf(...of).shown.map((s) => s.unit);

/** Every way to look at columns of up to 40 units where 4 to 9 have room. */
function* looks() {
  for (const units of [1, 4, 5, 6, 10, 40]) {
    for (const capacity of [4, 5, 6, 9]) {
      for (const focus of [null, 0, 1, 2, units >> 1, units - 2, units - 1]) {
        if (focus !== null && (focus < 0 || focus >= units)) continue;
        for (const scroll of [-3, 0, 1, 7, units, 1000]) {
          yield [units, capacity, focus, scroll] as const;
        }
      }
    }
  }
}

Deno.test("a column that has room for all its units shows them all, whatever the focus", () => {
  for (const [units, capacity, focus, scroll] of looks()) {
    if (units > capacity) continue;
    const column = columnOf(units, capacity, focus, scroll);
    equal(column.shown.map((shown) => shown.unit), [...Array(units).keys()]);
    equal([column.gaps, column.leftOut], [0, []]);
  }
});

Deno.test("a column without room for all shows its first and last units and some in between", () => {
  equal(unitsOf(40, 4, null, 0), [0, 1, 39]);
  equal(unitsOf(40, 6, null, 0), [0, 1, 2, 3, 39]);
  equal(unitsOf(40, 6, null, 20), [0, 1, 20, 21, 39]);
  equal(unitsOf(40, 6, null, 1000), [0, 1, 37, 38, 39]);
});

Deno.test("the unit in focus is on show, and the column moves no further than it must", () => {
  for (const look of looks()) {
    const [units, capacity, focus, scroll] = look;
    const shown = unitsOf(...look);
    if (focus !== null) ok(shown.includes(focus), String(look));
    const without = unitsOf(units, capacity, null, scroll);
    if (focus === null || without.includes(focus)) equal(shown, without);
  }
});

Deno.test("units are shown in their order, each once, and their number depends on no scroll", () => {
  for (const look of looks()) {
    const [units, capacity] = look;
    const shown = unitsOf(...look);
    equal(shown, [...new Set(shown)].sort((a, b) => a - b));
    equal(shown.length, unitsOf(units, capacity, null, 0).length);
    ok(shown.length <= capacity);
  }
});

Deno.test("the gaps tell how many units they leave out, and all are counted", () => {
  for (const look of looks()) {
    const { shown, leftOut } = columnOf(...look);
    const left = leftOut.reduce((sum, gap) => sum + gap.left, 0);
    equal(shown.length + left, look[0], String(look));
    for (const { before, left } of leftOut) {
      equal(shown[before].unit - shown[before - 1].unit - 1, left);
    }
  }
});

Deno.test("scrolling down through the gaps brings every unit on show, and so does up", () => {
  for (const direction of ["down", "up"] as const) {
    const seen = new Set<number>();
    let scroll = direction === "down" ? 0 : 1000;
    for (let presses = 0; presses < 40; presses++) {
      const { shown, leftOut } = columnOf(40, 6, null, scroll);
      shown.forEach(({ unit }) => seen.add(unit));
      const gap = leftOut.find((each) => each.direction === direction);
      if (!gap) break;
      scroll = gap.scrollTo;
    }
    equal(seen.size, 40);
  }
});
