import { deepStrictEqual as equal, ok } from "node:assert";
import { layOut } from "../../../../static/src/picture/layout/layout.ts";
import { choreography } from "../../../../static/src/picture/motion/choreography.ts";
import { spotOf } from "../../../../static/src/picture/motion/spots.ts";
import type { Moving } from "../../../../static/src/ui/drawing/motion.ts";
import type { Problem, Step } from "../../../../static/src/wire/types.ts";
import { shape } from "../../shapes.ts";

const SIZES = [2, 3, 2];
const LAYOUT = layOut(shape(SIZES, false), { width: 870, height: 640 });
const layer = (rows: number, columns: number) => ({
  weights: Array.from({ length: rows }, () => Array.from({ length: columns }, () => 0.5)),
  biases: null,
  activation: "sigmoid",
});
const PROBLEM: Problem = {
  network: { layers: [layer(3, 2), layer(2, 3)] },
  loss: "half_squared_error",
  samples: [{ input: [1, -0.5], target: [1, 0] }],
};
/** Every number of the state is this one, so that each product of two is its square. */
const NUMBER = -0.5;
const SCENE = {
  problem: PROBLEM,
  layout: LAYOUT,
  state: { sample: 0, value: () => NUMBER as number | null },
};

function step(fields: Partial<Step>): Step {
  return {
    index: 0,
    phase: "forward",
    op: "net",
    sample: 0,
    layer: 1,
    unit: 0,
    source: null,
    result: "net.1.0",
    reads: [],
    writes: [],
    title: "",
    text: "",
    formula: { lines: [], latex: "" },
    ...fields,
  };
}

const words = ({ parts = [] }: Moving) => parts.map(({ text }) => text).join("");

Deno.test("forward, each product runs along its own edge from left to right into the unit", () => {
  const { moving } = choreography([step({ unit: 1, result: "net.1.1" })], SCENE);
  const edges = LAYOUT.edges.filter((edge) => edge.layer === 1 && edge.unit === 1);
  const products = moving.filter((each) => each.kind === "token" && words(each) === "0.25");
  equal(products.map(({ path }) => path.at(-1)), edges.map(({ x2, y2 }) => ({ x: x2, y: y2 })));
  for (const { path } of moving.filter(({ path }) => path.length > 1)) ok(path[0].x < path[1].x);
  equal(moving.filter(({ kind }) => kind === "chip").map(words), ["−0.5·(−0.5)", "−0.5·(−0.5)"]);
});

Deno.test("backward, δ runs along the same edges from right to left into the unit that it is due to", () => {
  const error = step({ phase: "backward", op: "error", unit: 2, result: "error.1.2" });
  const { moving } = choreography([error], SCENE);
  const edges = LAYOUT.edges.filter((edge) => edge.layer === 2 && edge.from === 2);
  const products = moving.filter((each) => each.kind === "token" && words(each) === "0.25");
  equal(products.map(({ path }) => path.at(-1)), edges.map(({ x1, y1 }) => ({ x: x1, y: y1 })));
  for (const { path } of moving.filter(({ path }) => path.length > 1)) ok(path[0].x > path[1].x);
});

Deno.test("a gradient is made on its edge, where δ from the right meets the value from the left", () => {
  const gradient = step({
    phase: "backward",
    op: "weight_gradient",
    source: 1,
    result: "weight_gradient.1.0.1",
  });
  const { moving } = choreography([gradient], SCENE);
  const edge = LAYOUT.edges.find(({ layer, unit, from }) => layer === 1 && !unit && from === 1);
  const bead = edge?.label?.bead ?? { x: NaN, y: NaN };
  const met = moving.filter(({ kind }) => kind === "token" || kind === "chip");
  for (const { path: [, { x, y }] } of met) ok(Math.hypot(x - bead.x, y - bead.y) < 25);
  const [fromRight, fromLeft] = met.map(({ path }) => path[1].x);
  ok(fromLeft < bead.x && bead.x < fromRight);
  const starts = moving.filter(({ kind }) => kind !== "trail" && kind !== "ring");
  equal(starts.map(({ path }) => path[0].x), [edge?.x2, edge?.x1]);
});

Deno.test("of a longer move each layer begins after the one before it, and all is over at its end", () => {
  const steps = [
    ...[0, 1, 2].map((unit) => step({ unit, result: `net.1.${unit}` })),
    ...[0, 1, 2].map((unit) =>
      step({ op: "output", unit, result: `output.1.${unit}`, reads: [`net.1.${unit}`] })
    ),
    ...[0, 1].map((unit) => step({ layer: 2, unit, result: `net.2.${unit}` })),
  ];
  const { moving, parts } = choreography(steps, SCENE);
  equal(parts, 3);
  const begins = (from: number) =>
    Math.min(...moving.filter(({ path }) => path[0].x === from).map((each) => each.from));
  const [inputs, hidden] = LAYOUT.columns;
  ok(begins(inputs + 42) < begins(hidden) && begins(hidden) < begins(hidden + 42));
  ok(moving.every(({ from, to }) => from >= 0 && from < to && to <= 1 + 1e-9));
});

Deno.test("every number of a unit, a target and the loss has its spot, each another one", () => {
  const refs = [
    ...["net", "output", "error", "slope", "delta"].map((quantity) => `${quantity}.2.1`),
    "target.1",
    "loss_term.1",
    "loss",
  ];
  const spots = refs.map((ref) => spotOf(ref, SCENE));
  ok(spots.every((spot) => spot !== null));
  equal(new Set(spots.map((spot) => `${spot?.x} ${spot?.y}`)).size, refs.length);
  equal(spotOf("net.9.0", SCENE), null);
});
