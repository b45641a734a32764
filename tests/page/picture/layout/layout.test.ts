import { deepStrictEqual as equal, ok } from "node:assert";
import { labelled } from "../../../../static/src/picture/layout/edge_labels.ts";
import {
  elides,
  type Layout,
  layOut,
  MOST_LABELLED_EDGES,
  type Shape,
  type Size,
} from "../../../../static/src/picture/layout/layout.ts";
import { boxesOf, clipped, overlaps } from "../../boxes.ts";
import { shape } from "../../shapes.ts";

/** The picture in windows from a phone to a projector, and in some that nobody would choose. */
const WINDOWS = [
  [360, 307],
  [390, 405],
  [559, 300],
  [560, 300],
  [636, 451],
  [768, 492],
  [892, 571],
  [892, 651],
  [1440, 927],
  [2400, 500],
].map(([width, height]): Size => ({ width, height }));

/** Every network of so many layers of units with one of these counts in each layer. */
function networks(layers: number, counts: number[]): number[][] {
  if (layers === 0) return [[]];
  return networks(layers - 1, counts).flatMap((sizes) => counts.map((units) => [...sizes, units]));
}

const SMALL = [2, 3, 4].flatMap((layers) => networks(layers, [1, 2, 5]));
const LARGE = [
  [8, 8, 8],
  [14, 14],
  [30, 1],
  [1, 30],
  [20, 1, 20],
  [6, 6, 6, 6, 6],
  [2, 4, 4, 4, 4, 4, 4, 4, 1],
  [64, 32, 10],
  [256, 64, 10],
];

interface Case {
  layout: Layout;
  of: Shape;
  window: Size;
  where: string;
}

/** Every shape, with and without biases, in every window. */
const CASES = [...SMALL, ...LARGE].flatMap((sizes) =>
  [true, false].flatMap((biases) =>
    WINDOWS.map((window): Case => {
      const of = shape(sizes, biases);
      const where = `${sizes.join("-")} in ${window.width} × ${window.height}, biases: ${biases}`;
      return { layout: layOut(of, window), of, window, where };
    })
  )
);

Deno.test("nothing in the picture lies on anything else", () => {
  for (const { layout, of, where } of CASES) equal(overlaps(boxesOf(layout, of)), [], where);
});

Deno.test("nothing in the picture is cut off at its rim", () => {
  for (const { layout, of, where } of CASES) {
    equal(clipped(boxesOf(layout, of), layout), [], where);
  }
});

Deno.test("a picture has the proportions of its window, so that it fills it", () => {
  for (const { layout, window, where } of CASES) {
    const [own, given] = [layout.width / layout.height, window.width / window.height];
    ok(Math.abs(own - given) < 1e-9 * given, where);
  }
});

Deno.test("up to 5-5-5-5 every edge on show has a label, in every window", () => {
  for (const sizes of SMALL) {
    for (const window of WINDOWS) {
      const { edges, label } = layOut(shape(sizes), window);
      ok(label && edges.length > 0 && edges.every((edge) => edge.label), String(sizes));
    }
  }
});

Deno.test("in wide type a label is as much wider, and keeps clear of lines as much wider", () => {
  for (const sizes of SMALL) {
    for (const window of WINDOWS) {
      const of = shape(sizes);
      const layout = layOut(of, window, 0.7);
      const { label, edges } = layout;
      ok(label && label.width >= (0.7 / 0.556) * 72, String(sizes));
      for (const { label: at } of edges) {
        ok(at && at.box.right - at.box.left >= label.width - 1e-6, String(sizes));
      }
      const labels = boxesOf(layout, of).filter((each) => /^(unit|label)/.test(each.of));
      equal(overlaps(labels), [], String(sizes));
    }
  }
});

Deno.test("a label belongs to a point of its own edge, and lies in the box that is kept for it", () => {
  for (const { layout: { edges }, where } of CASES) {
    for (const { label, x1, y1, x2, y2 } of edges) {
      if (!label) continue;
      const { bead, box, weight, gradient } = label;
      const share = (bead.x - x1) / (x2 - x1);
      ok(share > 0 && share < 1, where);
      ok(Math.abs(y1 + share * (y2 - y1) - bead.y) < 1e-6, where);
      for (const { x, y } of [weight, gradient]) {
        ok(x >= box.left - 1e-6 && x <= box.right + 1e-6 && y > box.top && y < box.bottom, where);
      }
    }
  }
});

Deno.test("a label beside its edge is not touched by the stroke, and close enough to be its own", () => {
  let found = 0;
  for (const { layout: { edges, label: style }, where } of CASES) {
    for (const { label, x1, y1, x2, y2 } of edges) {
      if (!label || !style || label.over) continue;
      found++;
      const { anchor, bead } = label;
      const [dx, dy] = [x2 - x1, y2 - y1];
      const off = (x: number, y: number) => ((x - x1) * dy - (y - y1) * dx) / Math.hypot(dx, dy);
      // As wide as a weight of three digits with its name is, and as high as its digits are.
      const wide = 3 * style.fontSize;
      const half = 0.36 * style.fontSize;
      for (const { x, y } of [label.weight, label.gradient]) {
        const left = anchor === "start" ? x : anchor === "end" ? x - wide : x - wide / 2;
        const corners = [left, left + wide].flatMap((at) => [off(at, y - half), off(at, y + half)]);
        const isClear = Math.min(...corners) > 2.5 || Math.max(...corners) < -2.5;
        ok(isClear, `${where}: ${corners}`);
      }
      const apart = Math.hypot(label.weight.x - bead.x, label.weight.y - bead.y);
      ok(apart < 3 * style.fontSize, `${where}: ${apart}`);
    }
  }
  ok(found > 1000, String(found));
});

Deno.test("the lecture's network has all its labels beside their edges, alike above and below", () => {
  const { edges, units } = layOut(shape([2, 3, 2], false), { width: 870, height: 640 }, 0.572);
  ok(edges.every(({ label }) => label && !label.over));
  const middle = units.filter(({ layer }) => layer === 1)[1].y;
  const beads = edges.map(({ label }) => [label?.bead.x, label?.bead.y].map(Number));
  for (const [x, y] of beads) {
    ok(beads.some(([a, b]) => Math.abs(a - x) < 1 && Math.abs(b - (2 * middle - y)) < 1));
  }
});

Deno.test("edges join every unit on show with every one of the next layer", () => {
  for (const { layout: { units, edges }, of: { sizes }, where } of CASES) {
    const shown = sizes.map((_, layer) => units.filter((unit) => unit.layer === layer).length);
    const joins = shown.slice(1).reduce((sum, count, at) => sum + count * shown[at], 0);
    equal(edges.length, joins, where);
  }
});

Deno.test("every unit is on show where all have room, and the gaps count the rest where not", () => {
  for (const { layout: { units, gaps }, of: { sizes }, window, where } of CASES) {
    const left = gaps.reduce((sum, gap) => sum + gap.left, 0);
    equal(units.length + left, sizes.reduce((sum, count) => sum + count), where);
    if (!elides(sizes, window)) equal(gaps, [], where);
  }
});

Deno.test("nothing moves when the step changes where all units fit", () => {
  for (const { layout, of, window, where } of CASES) {
    if (layout.gaps.length > 0) continue;
    const inFocus = of.sizes.map((count) => count - 1);
    equal(layOut({ ...of, inFocus, scroll: of.sizes.map(() => 3) }, window), layout, where);
  }
});

Deno.test("the step's units are on show, and where they are does not move the others", () => {
  for (const sizes of LARGE) {
    for (const window of WINDOWS) {
      const still = layOut(shape(sizes), window);
      for (const share of [0, 0.3, 0.5, 0.99]) {
        const inFocus = sizes.map((count) => Math.floor(count * share));
        const { units, label, width, height } = layOut(shape(sizes, true, { inFocus }), window);
        for (const [layer, unit] of inFocus.entries()) {
          ok(units.some((each) => each.layer === layer && each.unit === unit), `${sizes} ${share}`);
        }
        equal(units.map(({ x, y }) => [x, y]), still.units.map(({ x, y }) => [x, y]));
        equal([label, width, height], [still.label, still.width, still.height]);
      }
    }
  }
});

Deno.test("above the most edges that can be read none is labelled but those in focus", () => {
  const of = shape([12, 12, 8]);
  const layout = layOut(of, { width: 2400, height: 1800 });
  ok(layout.edges.length > MOST_LABELLED_EDGES);
  equal(layout.label, null);
  const inFocus = layout.edges.filter((edge) => edge.layer === 2 && edge.unit === 3);
  const edges = labelled(layout, inFocus);
  equal(edges.map(({ from }) => from), inFocus.map(({ from }) => from));
  const boxes = edges.map(({ from, label }) => {
    ok(label);
    return { of: `label ${from}`, ...label.box };
  });
  equal(overlaps(boxes), []);
  equal(clipped(boxes, layout), []);
});

Deno.test("in a narrow window the targets stand below the outputs, in a wide one beside them", () => {
  for (const window of WINDOWS) {
    const { targets, units } = layOut(shape([2, 3]), window);
    for (const { unit, x, y } of targets) {
      const output = units.find((each) => each.layer === 1 && each.unit === unit);
      ok(output);
      equal([x > output.x, y > output.y], window.width < 560 ? [false, true] : [true, false]);
    }
  }
});
