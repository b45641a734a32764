import { deepStrictEqual as equal, ok } from "node:assert";
import { layOut } from "../../../static/src/graph/layout/layout.ts";
import { sceneOf } from "../../../static/src/graph/layout/scene.ts";
import { seen } from "../../../static/src/graph/motion/seen.ts";
import { graphStateAt, openGraphRun } from "../../../static/src/trace/graph/run.ts";
import type { Moving } from "../../../static/src/ui/drawing/motion.ts";
import { CIRCUIT, circuitPage } from "../graphs.ts";

const PAGE = circuitPage();
const RUN = openGraphRun(CIRCUIT, PAGE);
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
