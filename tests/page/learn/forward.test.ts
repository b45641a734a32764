import { ok } from "node:assert";
import { activate, G } from "../../../static/src/learn/forward/activations.ts";
import { fieldsOf, netOf, outputsOf } from "../../../static/src/learn/forward/forward.ts";
import { lossOf } from "../../../static/src/learn/forward/losses.ts";
import type { Problem } from "../../../static/src/wire/types.ts";

/** g at some nets, by scipy's special functions. */
const NETS = [-12.0, -3.0, -0.7, 0.0, 0.4, 2.5, 9.0];
const FIGURES: Record<string, number[]> = {
  identity: [-12.0, -3.0, -0.7, 0.0, 0.4, 2.5, 9.0],
  sigmoid: [
    6.144174602214718e-06,
    0.04742587317756678,
    0.3318122278318339,
    0.5,
    0.598687660112452,
    0.9241418199787566,
    0.9998766054240137,
  ],
  tanh: [
    -0.9999999999244973,
    -0.9950547536867305,
    -0.6043677771171634,
    0.0,
    0.3799489622552249,
    0.9866142981514303,
    0.9999999695400409,
  ],
  relu: [0.0, 0.0, 0.0, 0.0, 0.4, 2.5, 9.0],
  leaky_relu: [-0.12, -0.03, -0.006999999999999999, 0.0, 0.4, 2.5, 9.0],
  elu: [-0.9999938557876467, -0.950212931632136, -0.5034146962085905, 0.0, 0.4, 2.5, 9.0],
  softplus: [
    6.144193477732806e-06,
    0.04858735157374206,
    0.4031860488854579,
    0.6931471805599453,
    0.9130152523999526,
    2.5788897342925496,
    9.000123402189724,
  ],
  silu: [
    -7.373009522657661e-05,
    -0.14227761953270035,
    -0.2322685594822837,
    0.0,
    0.2394750640449808,
    2.3103545499468914,
    8.998889448816124,
  ],
  gelu: [
    -2.1317785344931838e-32,
    -0.00404969409489028,
    -0.1693745565561511,
    0.0,
    0.2621686966441297,
    2.4844758366855597,
    9.0,
  ],
};

function close(actual: number, expected: number, tolerance = 1e-12): void {
  const scale = Math.max(Math.abs(expected), 1e-12);
  ok(Math.abs(actual - expected) <= tolerance * scale, `${actual} is not ${expected}`);
}

Deno.test("every activation is what scipy makes of it", () => {
  for (const [name, expected] of Object.entries(FIGURES)) {
    // The error function is an approximation, good to what a picture shows and a table tells.
    const tolerance = name === "gelu" ? 1e-5 : 1e-12;
    NETS.forEach((net, at) => close(G[name](net), expected[at], tolerance));
  }
  ok(Object.keys(FIGURES).sort().join() === Object.keys(G).sort().join());
});

Deno.test("softmax is what scipy makes of it", () => {
  const nets = Float64Array.from([1, -2, 0.5]);
  activate("softmax", nets);
  [0.6037488961486258, 0.030058887569574023, 0.3661922162818002].forEach((share, k) =>
    close(nets[k], share)
  );
});

/** Mazur's network: his outputs are published to nine digits. */
const MAZUR: Problem = {
  network: {
    layers: [
      { weights: [[0.15, 0.2], [0.25, 0.3]], biases: [0.35, 0.35], activation: "sigmoid" },
      { weights: [[0.4, 0.45], [0.5, 0.55]], biases: [0.6, 0.6], activation: "sigmoid" },
    ],
  },
  loss: "half_squared_error",
  samples: [{ input: [0.05, 0.1], target: [0.01, 0.99] }],
};

Deno.test("the pass gives Mazur's printed outputs and loss", () => {
  const outputs = outputsOf(netOf(MAZUR), [0.05, 0.1]);
  [0.593269992, 0.596884378].forEach((h, at) => close(outputs[0][at], h, 1e-8));
  [0.75136507, 0.772928465].forEach((o, at) => close(outputs[1][at], o, 1e-8));
  close(lossOf(MAZUR.loss, outputs[1], [0.01, 0.99]), 0.298371109, 1e-8);
});

Deno.test("a field goes row by row from the top", () => {
  const net = netOf(MAZUR);
  const view = {
    axes: [0, 1] as [number, number],
    ranges: [[-1, 1], [0, 3]] as [[number, number], [number, number]],
    at: [0, 0],
  };
  const maps = fieldsOf(net, view, 3, 4);
  ok(maps.length === 4);
  const [[left], [, , right]] = [[maps[2][0]], [0, 0, maps[2][11]]];
  close(left, outputsOf(net, [-1, 3])[1][0], 1e-6);
  close(right, outputsOf(net, [1, 0])[1][0], 1e-6);
});
