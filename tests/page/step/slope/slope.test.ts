import { deepStrictEqual as equal, match, ok } from "node:assert";
import {
  beyond,
  type Curve,
  type CurvePoint,
  isSaturated,
} from "../../../../static/src/step/slope/curves.ts";
import { plotOf, ticksOf } from "../../../../static/src/step/slope/plot.ts";
import { meaning, unitsOf, whySlope } from "../../../../static/src/step/slope/slope.ts";
import { Symbols } from "../../../../static/src/trace/symbols/symbols.ts";
import type { Problem, Step } from "../../../../static/src/wire/types.ts";
import { LECTURE } from "../../notations.ts";

const FRAME = { width: 140, height: 120, left: 20, right: 0, top: 10, bottom: 10 };
const NETS = Array.from({ length: 121 }, (_, at) => -6 + at / 10);

function curveOf(name: string, g: (net: number) => number, slope: (net: number) => number): Curve {
  const points = NETS.map((net): CurvePoint => [net, g(net), slope(net)]);
  return { activation: name, name, points, saturated: [[-6, -2.65], [2.65, 6]] };
}

const TANH = curveOf("tanh", Math.tanh, (net) => 1 - Math.tanh(net) ** 2);
const IDENTITY = { ...curveOf("identity", (net) => net, () => 1), saturated: [] };

function problem(activation: string, loss = "half_squared_error"): Problem {
  const layer = (outputs: number, inputs: number, name: string) => ({
    weights: Array.from({ length: outputs }, () => Array(inputs).fill(0.5)),
    activation: name,
  });
  return {
    network: { layers: [layer(3, 2, "tanh"), layer(2, 3, activation)] },
    loss,
    samples: [{ input: [1, 1], target: [0, 1] }],
  };
}

function step(op: Step["op"], result: string, unit: number | null, source: number | null = null) {
  return { op, result, layer: 2, unit, source } as Step;
}

const SYMBOLS = new Symbols(LECTURE);
const told = (of: Step) => whySlope(problem("tanh"), SYMBOLS, of);

Deno.test("the curve fills the frame from its first net to its last", () => {
  const plot = plotOf(TANH, FRAME);
  equal([plot.x(-6), plot.x(0), plot.x(6)], [20, 80, 140]);
  ok(plot.y(1) > FRAME.top && plot.y(-1) < FRAME.height - FRAME.bottom);
  equal(plot.g.split(" ").length, NETS.length);
});

Deno.test("what lies outside the frame is kept at its edge", () => {
  const plot = plotOf(TANH, FRAME);
  equal([plot.x(-40), plot.x(40)], [20, 140]);
  equal([plot.y(9), plot.y(-9)], [10, 110]);
});

Deno.test("a tangent touches its point with the slope of the curve there", () => {
  const plot = plotOf(TANH, FRAME);
  const output = Math.tanh(0.3);
  const [[x1, y1], [x2, y2]] = plot.tangent(0.3, output, 1 - output ** 2);
  const rise = (plot.y(0) - plot.y(1)) / (plot.x(1) - plot.x(0));
  ok(Math.abs((y1 - y2) / (x2 - x1) - (1 - output ** 2) * rise) < 1e-9);
  const onLine = y1 + (y2 - y1) * (plot.x(0.3) - x1) / (x2 - x1);
  ok(Math.abs(onLine - plot.y(output)) < 1e-9);
});

Deno.test("a tangent ends inside the frame, however steep, and a flat one is level", () => {
  const plot = plotOf(IDENTITY, FRAME);
  for (const net of [-5.9, 0, 5.9]) {
    for (const [x, y] of plot.tangent(net, net, 1)) {
      ok(x >= 20 && x <= 140 && y >= 10 && y <= 110);
    }
  }
  const [[, left], [, right]] = plot.tangent(0, 0, 0);
  equal(left, right);
});

Deno.test("the axis is marked at 0 and at whole numbers", () => {
  equal(ticksOf(plotOf(TANH, FRAME)), [-1, 0, 1]);
  equal(ticksOf(plotOf(IDENTITY, FRAME)), [-6, 0, 6]);
});

Deno.test("a net past the end of the curve is as saturated as the end", () => {
  equal([-40, -3, 0, 3, 40].map((net) => isSaturated(TANH, net)), [true, true, false, true, true]);
  equal([-40, 0, 40].map((net) => beyond(TANH, net)), ["left", null, "right"]);
  equal(isSaturated(IDENTITY, 40), false);
});

Deno.test("a weight's step shows the unit that the weight leads to", () => {
  const of = step("weight_gradient", "weight_gradient.2.1.0", 1, 0);
  equal(unitsOf(problem("tanh"), of), { layer: 2, own: 1, count: 2 });
  match(told(of), /u₂₁ leads to o₂/);
  match(told(step("update", "updated_bias.2.0", 0)), /the bias of o₁/);
});

Deno.test("the loss is about all outputs", () => {
  equal(unitsOf(problem("tanh"), step("loss", "loss", null)).own, null);
  match(told(step("loss", "loss", null)), /all outputs/);
});

Deno.test("a saturated unit is said to pass hardly any δ, unless its δ has no slope in it", () => {
  match(meaning(problem("tanh"), SYMBOLS, TANH, 2, 5), /hardly any/);
  match(meaning(problem("tanh"), SYMBOLS, TANH, 2, 0.5), /flatter g/);
  const fused = problem("sigmoid", "binary_cross_entropy");
  match(meaning(fused, SYMBOLS, TANH, 2, 5), /does not vanish/);
  match(meaning(problem("tanh"), SYMBOLS, TANH, 2, null), /not computed yet/);
});
