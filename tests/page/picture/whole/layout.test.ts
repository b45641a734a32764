import { deepStrictEqual as equal, ok } from "node:assert";
import { layOutWhole } from "../../../../static/src/picture/whole/layout.ts";

const shapeOf = (sizes: number[]) => ({
  sizes,
  hasBiases: sizes.slice(1).map(() => true),
  inFocus: sizes.map(() => null),
  scroll: sizes.map(() => 0),
});

const WINDOWS = [{ width: 390, height: 330 }, { width: 870, height: 608 }, {
  ...{ width: 1340, height: 880 },
}];
const SHAPES = [[2, 8, 2], [3, 16, 2], [64, 32, 10], [8, 16, 16, 4], [1, 1024, 1], [
  2,
  9,
  9,
  9,
  9,
  2,
]];

const CASES = WINDOWS.flatMap((window) =>
  SHAPES.flatMap((sizes) =>
    [false, true].map((isStage) => ({
      layout: layOutWhole(shapeOf(sizes), window, isStage),
      sizes,
      where: `${sizes} in ${window.width}${isStage ? " on the stage" : ""}`,
    }))
  )
);

Deno.test("every unit of every layer has its place within the picture, and none is left out", () => {
  for (const { layout, sizes, where } of CASES) {
    const counts = sizes.map((_, at) => layout.units.filter(({ layer }) => layer === at).length);
    equal([counts, layout.gaps], [sizes, []], where);
    for (const { layer, x, y } of layout.units) {
      const { width, height } = layout.rows[layer];
      ok(x - width / 2 >= 0 && x + width / 2 <= layout.width, where);
      ok(y - height / 2 >= 50 && y + height / 2 <= layout.height, where);
    }
  }
});

Deno.test("no unit lies on the next one of its layer", () => {
  for (const { layout, sizes, where } of CASES) {
    for (const at of sizes.keys()) {
      const { height } = layout.rows[at];
      const ys = layout.units.filter(({ layer }) => layer === at).map(({ y }) => y);
      ys.slice(1).forEach((y, before) => ok(y - ys[before] >= height, where));
    }
  }
});

Deno.test("every pair of units of neighbouring layers has its edge, from rim to rim", () => {
  for (const { layout, sizes, where } of CASES) {
    const pairs = sizes.slice(1).reduce((sum, size, below) => sum + size * sizes[below], 0);
    equal(layout.edges.length, pairs, where);
    for (const { layer, x1, x2 } of layout.edges.slice(0, 50)) {
      ok(Math.abs(x1 - layout.columns[layer - 1] - layout.rows[layer - 1].width / 2) < 1e-9);
      ok(Math.abs(x2 - layout.columns[layer] + layout.rows[layer].width / 2) < 1e-9);
    }
  }
});

Deno.test("the fewer units there are, the more is told of each", () => {
  const kindsOf = (units: number) =>
    layOutWhole(shapeOf([2, units, 2]), WINDOWS[1], false).rows.map(({ kind }) => kind);
  equal([8, 12, 16, 64].map((units) => kindsOf(units)[1]), ["full", "line", "dot", "dot"]);
  equal(kindsOf(64), ["full", "dot", "full"], "each layer by itself");
});

Deno.test("targets and the loss stand clear of each other and within the picture", () => {
  for (const { layout, where } of CASES) {
    const { targets, loss, height } = layout;
    ok(loss.y <= height - 10, where);
    if (targets.length > 0) ok(loss.y - targets[targets.length - 1].y >= 44, where);
  }
});
