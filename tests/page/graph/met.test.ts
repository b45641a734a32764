import { deepStrictEqual as equal } from "node:assert";
import { gridOf } from "../../../static/src/graph/layout/grid.ts";
import { framesAround, metBy } from "../../../static/src/graph/layout/met.ts";
import { openGraphRun } from "../../../static/src/trace/graph/run.ts";
import type { GraphStep } from "../../../static/src/wire/graph.ts";
import { circuitPage, equation } from "../graphs.ts";

/** A 3×3 input and a 2×2 kernel: c[1, 1] stands on the four numbers at the lower right. */
const RUN = openGraphRun(
  {
    graph: {
      text: "",
      values: { x: [[[[1, 2, 3], [4, 5, 6], [7, 8, 9]]]], k: [[[[1, 2], [3, 4]]]] },
    },
  },
  {
    ...circuitPage(),
    equations: [
      equation("c", ["x", "k"], { op: "conv2d", shape: [1, 1, 2, 2] }),
      equation("L", ["c"], { op: "sum" }),
    ],
    given: [{ name: "x", shape: [1, 1, 3, 3] }, { name: "k", shape: [1, 1, 2, 2] }],
    blocks: [],
    steps: [],
  },
);

const step = (phase: string, name: string, reads: string[]) =>
  ({ phase, name, reads }) as unknown as GraphStep;

Deno.test("a number of a convolution frames the window of the input that it is made of", () => {
  const reads = ["1.1", "1.2", "2.1", "2.2"].map((at) => `value.x.0.0.${at}`);
  const met = metBy(RUN, step("forward", "c", [...reads, "value.k.0.0.0.0"]));
  equal([...met], [["x", [4, 5, 7, 8]]]);
  const grid = gridOf([1, 1, 3, 3], 1);
  const { width, height } = grid.cell;
  equal(framesAround(grid, met.get("x") ?? []), [
    { x: width, y: height, width: 2 * width, height: 2 * height },
  ]);
});

Deno.test("backward, a number of the kernel frames all of the input that it met", () => {
  const reads = ["gradient.c.0.0.0.0", "value.x.0.0.0.1", "gradient.c.0.0.0.1", "value.x.0.0.0.2"];
  equal([...metBy(RUN, step("backward", "k", reads))], [["x", [1, 2]]]);
});

Deno.test("what has no window frames nothing", () => {
  equal(metBy(RUN, step("forward", "L", ["value.c.0.0.0.0"])).size, 0);
  equal(metBy(RUN, null).size, 0);
});
