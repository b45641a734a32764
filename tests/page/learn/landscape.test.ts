import { deepStrictEqual, ok } from "node:assert";
import { axesAlong, dot } from "../../../static/src/learn/landscape/axes.ts";
import { randomDirection } from "../../../static/src/learn/landscape/directions.ts";
import { layersOf, vectorOf } from "../../../static/src/learn/landscape/parameters.ts";
import { principal } from "../../../static/src/learn/landscape/principal.ts";
import type { Problem } from "../../../static/src/wire/types.ts";

/** 2-2-1, with biases in its last layer alone. */
const PROBLEM: Problem = {
  network: {
    layers: [
      { weights: [[3, 4], [0, 2]], biases: null, activation: "tanh" },
      { weights: [[-1, 0]], biases: [0.5], activation: "sigmoid" },
    ],
  },
  loss: "binary_cross_entropy",
  samples: [{ input: [0, 1], target: [1] }],
};
/** Weights of the first layer, its absent biases, weights of the second, its bias. */
const HERE = [3, 4, 0, 2, 0, 0, -1, 0, 0.5];

const vector = (...numbers: number[]) => Float64Array.from(numbers);

function close(found: ArrayLike<number>, expected: ArrayLike<number>, within = 1e-12): void {
  deepStrictEqual(found.length, expected.length);
  for (let at = 0; at < found.length; at++) {
    ok(Math.abs(found[at] - expected[at]) <= within, `${found[at]} is not ${expected[at]}`);
  }
}

const at = (numbers: Float64Array): Problem => ({
  ...PROBLEM,
  network: {
    layers: layersOf(numbers, PROBLEM).map((layer, index) => ({
      ...PROBLEM.network.layers[index],
      ...layer,
    })),
  },
});

Deno.test("all parameters are one vector, and the way back leaves absent biases out", () => {
  close(vectorOf(PROBLEM.network.layers), HERE);
  deepStrictEqual(layersOf(vector(...HERE), PROBLEM), [
    { weights: [[3, 4], [0, 2]], biases: null },
    { weights: [[-1, 0]], biases: [0.5] },
  ]);
});

Deno.test("along two directions at any angle a network stands where it was moved to", () => {
  const first = vector(1, 0, 2, 0, 0, 0, 0, 1, 0);
  const second = vector(1, 1, 0, 0, 0, 0, -2, 0, 3);
  const axes = axesAlong(PROBLEM, [first, second], ["a", "b"]);
  ok(axes);
  close(axes.placeOf(PROBLEM), [0, 0]);
  const moved = vector(...HERE).map((value, i) => value + 0.75 * first[i] - 2 * second[i]);
  close(axes.placeOf(at(moved)), [0.75, -2]);
  // At right angles to both of them: what lies beside the plane is shown at its foot.
  const beside = vector(0, 0, 0, 7, 0, 0, 0, 0, 0);
  close(axes.placeOf(at(moved.map((value, i) => value + beside[i]))), [0.75, -2]);
  close(axes.changeOf(layersOf(second, PROBLEM)), [0, 1]);
});

Deno.test("two directions that are one, or nowhere, span no map", () => {
  const first = vector(1, 0, 2, 0, 0, 0, 0, 1, 0);
  deepStrictEqual(axesAlong(PROBLEM, [first, first.map((v) => -3 * v)], ["a", "b"]), null);
  deepStrictEqual(axesAlong(PROBLEM, [first, first.map(() => 0)], ["a", "b"]), null);
});

Deno.test("a random direction is as long as each unit's weights, and the same for a seed", () => {
  const drawn = randomDirection(PROBLEM, 7);
  close([Math.hypot(drawn[0], drawn[1]), Math.hypot(drawn[2], drawn[3])], [5, 2]);
  close([Math.hypot(drawn[6], drawn[7]), drawn[4], drawn[5], drawn[8]], [1, 0, 0, 0]);
  deepStrictEqual(randomDirection(PROBLEM, 7), drawn);
  ok(dot(randomDirection(PROBLEM, 8), drawn) < 0.999 * dot(drawn, drawn));
});

Deno.test("the main directions of points on an ellipse are its axes", () => {
  // Σ cos² and Σ sin² over a whole round of n points are n/2, and Σ sin cos is 0.
  const points = Array.from({ length: 24 }, (_, step) => {
    const t = 2 * Math.PI * step / 24;
    const [long, short, least] = [5 * Math.cos(t), 2 * Math.sin(t), 0.5 * Math.cos(2 * t)];
    return vector(1 + 0.6 * long, 0.8 * long, short + 4, -7, least);
  });
  const found = principal(points);
  ok(found);
  const whole = 25 + 4 + 0.25;
  close(found.shares, [25 / whole, 4 / whole], 1e-10);
  close(found.directions[0].map(Math.abs), [0.6, 0.8, 0, 0, 0], 1e-8);
  close(found.directions[1].map(Math.abs), [0, 0, 1, 0, 0], 1e-8);
  const way = points[23].map((value, i) => value - points[0][i]);
  ok(found.directions.every((direction) => dot(direction, way) >= 0));
});

Deno.test("points on a line, or fewer than three, have no two main directions", () => {
  const line = [0, 1, 2, 5].map((t) => vector(1 + t, 2 - 3 * t, 4));
  deepStrictEqual(principal(line), null);
  deepStrictEqual(principal(line.slice(0, 2)), null);
  deepStrictEqual(principal([line[0], line[0], line[0]]), null);
});
