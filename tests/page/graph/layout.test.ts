import { deepStrictEqual as equal, ok } from "node:assert";
import { cellAt, gridOf } from "../../../static/src/graph/layout/grid.ts";
import { type GraphLayout, layOut } from "../../../static/src/graph/layout/layout.ts";
import { sceneOf } from "../../../static/src/graph/layout/scene.ts";
import { openGraphRun } from "../../../static/src/trace/graph/run.ts";
import { CIRCUIT, circuitPage, equation } from "../graphs.ts";

const MEASURES = { characters: () => 5, opened: new Set<string>() };

/** A graph of arrays: its equations, with the given arrays that they name. */
function runOf(equations: ReturnType<typeof equation>[], groups: string[] = []) {
  return openGraphRun({
    graph: { text: "", values: { W: [[1, 2], [3, 4]], h: [1, 2], x: [3, 4] } },
  }, {
    ...circuitPage(),
    equations,
    groups: groups.map((name) => ({ name, function: name, line: 1, parent: null })),
    blocks: [],
    steps: [],
  });
}

function overlaps({ placed }: GraphLayout): string[] {
  return placed.flatMap((a, at) =>
    placed.slice(at + 1).filter((b) =>
      a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
    ).map((b) => `${a.item.id} ${b.item.id}`)
  );
}

Deno.test("a circuit goes from left to right, and nothing overlaps", () => {
  const scene = sceneOf(openGraphRun({ graph: CIRCUIT }, circuitPage()), new Set());
  ok(scene.isCircuit);
  const layout = layOut(scene, MEASURES);
  equal(overlaps(layout), []);
  const x = new Map(layout.placed.map(({ item, x }) => [item.id, x]));
  for (const { from, to } of scene.wires) {
    ok((x.get(from) ?? 0) < (x.get(to) ?? 0), `${from} ${to}`);
  }
});

Deno.test("rounds of a loop stand side by side in time, and what they share above them", () => {
  const round = (number: number) => ({
    shape: [2],
    rounds: [{ line: 1, variable: "t", value: number - 1, number }],
  });
  const run = runOf([
    equation("s@1", ["W", "h"], round(1)),
    equation("h@1", ["s@1", "x"], round(1)),
    equation("s@2", ["W", "h@1"], round(2)),
    equation("h@2", ["s@2", "x"], round(2)),
  ]);
  const scene = sceneOf(run, new Set());
  const layout = layOut(scene, MEASURES);
  equal(overlaps(layout), []);
  equal(layout.frames.map(({ title }) => title), ["t = 0", "t = 1"]);
  const [first, second] = layout.frames;
  ok(first.x + first.width < second.x);
  const shared = layout.placed.find(({ item }) => item.id === "W");
  ok(shared && shared.y + shared.height < first.y);
});

Deno.test("a closed group is one item: what goes into it comes by one wire, and only its output shows", () => {
  const run = runOf([
    equation("a", ["W", "h"], { shape: [2], group: "cell" }),
    equation("b", ["a", "h"], { shape: [2], group: "cell" }),
    equation("L", ["b"], {}),
  ], ["cell"]);
  const scene = sceneOf(run, new Set(["cell"]));
  equal(scene.items.map(({ id }) => id), ["W", "h", "x", "L", "group cell"]);
  equal(scene.wires.map(({ id }) => id), ["W→group cell", "h→group cell", "b→L.0"]);
  const group = scene.items.find(({ kind }) => kind === "group");
  equal(group?.kind === "group" && group.outputs.map(({ name }) => name), ["b"]);
  equal(sceneOf(run, new Set()).items.length, 6);
});

Deno.test("few numbers stand in cells, many are a heat map until it is opened", () => {
  const small = gridOf([2, 3], 4);
  equal([small.rows, small.columns, small.isHeat], [2, 3, false]);
  equal(cellAt(small, 4), { x: small.cell.width, y: small.cell.height });
  ok(gridOf([30, 20], 6).isHeat);
  ok(!gridOf([30, 20], 6, true).isHeat);
  equal(gridOf([2, 1, 3, 3], 4).rows, 6);
});

Deno.test("an array that one equation takes twice has two wires, with room for what goes along each", () => {
  const run = openGraphRun({ graph: { text: "", values: { x: 3 } } }, {
    ...circuitPage(),
    equations: [equation("L", ["x", "x"], { op: "multiply", sign: "×" })],
    given: [{ name: "x", shape: [] }],
    result: "L",
    blocks: [],
    steps: [],
  });
  const layout = layOut(sceneOf(run, new Set()), MEASURES);
  equal(overlaps(layout), []);
  const [first, second] = layout.courses;
  ok(first.path !== second.path);
  // A local derivative is 22 px high, a product 20, and neither lies on the other.
  for (const [a, b] of [[first, second]]) {
    ok(Math.abs(a.pill.y - b.pill.y) >= 22, "local derivatives");
    ok(Math.abs(a.product.y - b.product.y) >= 20, "products");
    ok(Math.abs(a.pill.x - a.product.x) >= 40, "one beside the other");
  }
  equal(layout.joints.map(({ array }) => array), ["x"]);
});

/** The heights at which a wire goes level from before `x` to behind it. */
function levelsAt(path: string, x: number): number[] {
  const points = Array.from(path.matchAll(/(-?[\d.]+),(-?[\d.]+)(?=C|$)/g), ([, x, y]) => ({
    x: Number(x),
    y: Number(y),
  })).sort((a, b) => a.x - b.x);
  return points.slice(1).flatMap((to, at) => {
    const from = points[at];
    return from.y === to.y && from.x < x && x < to.x ? [to.y] : [];
  });
}

/** c = a b, taken by L as often as its arguments say. */
function squared(values: typeof CIRCUIT["values"], shape: number[], uses: number) {
  return openGraphRun({ graph: { text: "", values } }, {
    ...circuitPage(),
    equations: [
      equation("c", ["a", "b"], { shape }),
      equation("L", Array.from({ length: uses }, () => "c"), { op: "multiply", sign: "×", shape }),
    ],
    given: [{ name: "a", shape }, { name: "b", shape }],
    result: "L",
    blocks: ["c", "a", "b"].map((name) => ({
      ...{ phase: "backward", op: "gradient", start: 0, count: 1, name, equation: null },
    })),
    steps: [],
  });
}

Deno.test("what goes along a wire that has a twin stands where it is level, clear of every other", () => {
  for (
    const [run, isCircuit] of [
      [squared({ a: 2, b: 3 }, [], 2), true],
      [squared({ a: [2, 3], b: [4, 5] }, [2], 2), false],
      [squared({ a: [2, 3], b: [4, 5] }, [2], 3), false],
    ] as const
  ) {
    const scene = sceneOf(run, new Set());
    equal(scene.isCircuit, isCircuit);
    const twins = layOut(scene, MEASURES).courses.filter(({ wire }) => wire.to === "L");
    const heights = twins.flatMap(({ path, back, pill, product }) => {
      const own = back ?? path;
      equal(back === null, isCircuit);
      equal([pill, product].map(({ x }) => levelsAt(own, x)), [[pill.y], [product.y]]);
      ok(pill.x - product.x >= 80, "room for both");
      const values = back ? levelsAt(path, product.x) : [];
      // Those of values, without numbers, all stand above those of gradients.
      return [...values.map((y) => ({ y, room: 0 })), { y: product.y, room: 11 }];
    }).sort((a, b) => a.y - b.y);
    equal(heights.length, isCircuit ? twins.length : 2 * twins.length);
    if (!isCircuit) ok(heights.slice(0, twins.length).every(({ room }) => room === 0));
    heights.slice(1).forEach((below, at) =>
      ok(below.y - heights[at].y >= below.room + heights[at].room, `${isCircuit}`)
    );
  }
});
