import { deepStrictEqual as equal, ok } from "node:assert";
import { layOut } from "../../../static/src/graph/layout/layout.ts";
import { sceneOf } from "../../../static/src/graph/layout/scene.ts";
import { seen } from "../../../static/src/graph/motion/seen.ts";
import { graphStateAt, openGraphRun } from "../../../static/src/trace/graph/run.ts";
import type { Moving } from "../../../static/src/ui/drawing/motion.ts";
import { CIRCUIT, circuitPage, equation } from "../graphs.ts";

const PAGE = circuitPage();
const RUN = openGraphRun({ graph: CIRCUIT }, PAGE);
const LAYOUT = layOut(sceneOf(RUN, new Set()), { characters: () => 3, opened: new Set() });
const state = graphStateAt(RUN, RUN.total);
if (!state) throw new Error("The page holds the whole trace.");

/** The numbers that a path is drawn through, in order. */
function along(path: string) {
  const numbers = path.match(/-?[\d.]+/g)?.map(Number) ?? [];
  return [{ x: numbers[0], y: numbers[1] }, { x: numbers.at(-2) ?? 0, y: numbers.at(-1) ?? 0 }];
}
const SCENE = { run: RUN, layout: LAYOUT, state, along };

const [q, f] = PAGE.steps;
const READ = { ...q, reads: ["value.x", "value.y"] };
const GRADIENT = {
  ...PAGE.steps[3],
  reads: ["gradient.f", "value.z"],
  chain: {
    uses: [{
      ...{ ref: "gradient.f", name: "f", element: "f", gradient: 1, local: -4 },
      ...{ source: "value.z", product: -4, formula: { kind: "number" } as never },
    }],
    zeros: [],
    more: null,
  },
};

const words = ({ parts = [] }: Moving) => parts.map(({ text }) => text).join("");
const gate = (name: string) => {
  const found = LAYOUT.placed.find(({ item }) => item.id === name);
  if (!found) throw new Error(name);
  return found;
};

Deno.test("forward, each value runs along its own wire into the op", () => {
  const { moving } = seen({ kind: "on", steps: [READ], now: READ }, SCENE);
  const tokens = moving.filter(({ kind }) => kind === "token");
  equal(tokens.map(words).sort(), ["5", "−2"]);
  for (const { path } of tokens) {
    ok(path[0].x < path[1].x);
    ok(path[1].x <= gate("q").x + gate("q").measured.body / 2);
  }
});

Deno.test("backward, what comes back is multiplied on the wire and the product runs on to the source", () => {
  const { moving } = seen({ kind: "on", steps: [GRADIENT], now: GRADIENT }, SCENE);
  equal(moving.filter(({ kind }) => kind !== "ring").map(words), ["1", "1·(−4)", "−4"]);
  const product = moving.find((each) => words(each) === "−4");
  ok(product && (product.path.at(-1)?.x ?? Infinity) < gate("f").x);
});

Deno.test("a longer move is a wave: each array begins while the one before it ends", () => {
  const { moving, parts } = seen({ kind: "on", steps: [READ, f], now: f }, SCENE);
  equal(parts, 2);
  const rings = moving.filter(({ kind }) => kind === "ring");
  ok(rings[0].from < rings[1].from && rings[1].to === 1);
});

Deno.test("a number that is undone leaves, and a ring closes on the one that is shown", () => {
  const { moving, fading } = seen({ kind: "back", steps: [f], now: q }, SCENE);
  equal([moving.map(({ kind }) => kind), moving.map(words)], [["token", "ring"], ["−12", ""]]);
  equal(fading, []);
});

/** z = W h, its first number: of W a row. */
const ARRAYS = openGraphRun({ graph: { text: "", values: { W: [[1, 2], [3, 4]], h: [5, 6] } } }, {
  ...circuitPage(),
  equations: [equation("z", ["W", "h"], { op: "matmul", sign: "@", shape: [2] })],
  given: [{ name: "W", shape: [2, 2] }, { name: "h", shape: [2] }],
  blocks: [],
  steps: [],
});

function inArrays(step: unknown) {
  const layout = layOut(sceneOf(ARRAYS, new Set()), { characters: () => 3, opened: new Set() });
  const value = (ref: string) =>
    ({ W: [[1, 2], [3, 4]], h: [5, 6] } as Record<string, unknown[]>)[ref.split(".")[1]]
      .flat()[Number(ref.split(".").at(-1))] as number;
  const scene = { run: ARRAYS, layout, state: { value }, along };
  const moved = { kind: "on" as const, steps: [step as never], now: step as never };
  return { layout, ...seen(moved, scene) };
}

Deno.test("several numbers of one array run along its wire, each from its own cell", () => {
  const reads = ["value.W.0.0", "value.h.0", "value.W.0.1", "value.h.1"];
  const { moving } = inArrays({
    ...{ ...q, name: "z", result: "value.z.0", reads, writes: [] },
  });
  const tokens = moving.filter(({ kind }) => kind === "token");
  equal(tokens.map(words).sort(), ["1", "2", "5", "6"]);
  const [first, second] = tokens.filter((each) => ["1", "2"].includes(words(each)));
  ok(first.from < second.from && first.path[0].x < second.path[0].x);
  equal(first.path[0].y, second.path[0].y);
});

Deno.test("of many numbers of an array a dot runs along its wire", () => {
  const reads = Array.from({ length: 7 }, (_, at) => `value.W.0.${at % 2}`);
  const large = { ...q, name: "z", result: "value.z.0", writes: [] };
  const few = inArrays({ ...large, reads });
  equal(few.moving.filter(({ kind }) => kind === "dot").length, 0);
  const rows = ["0.0", "0.1", "1.0", "1.1"].map((at) => `value.W.${at}`);
  const two = { ...large, reads: rows };
  const { moving } = seen({ kind: "on", steps: [two, two] as never, now: two as never }, {
    ...{ run: ARRAYS, layout: few.layout, state: { value: () => 1 }, along },
  });
  equal(moving.filter(({ kind }) => kind === "dot").length, 1);
});
