import { deepStrictEqual as equal, ok } from "node:assert";
import { openRun, type Run } from "../../../../static/src/trace/run.ts";
import { FIRST_QUERY } from "../../../../static/src/step/values/query.ts";
import { allRows, csvOf, tableOf } from "../../../../static/src/step/values/values.ts";
import type { Block, Keyframe, Problem } from "../../../../static/src/wire/types.ts";
import { LECTURE } from "../../notations.ts";

const block = (
  op: Block["op"],
  quantity: string,
  layer: number,
  start: number,
  count: number,
  perUnit = 1,
  sample = 0,
): Block => ({ phase: "forward", op, quantity, sample, layer, start, count, per_unit: perUnit });

const BLOCKS = [
  block("net", "net", 1, 0, 2),
  block("loss_term", "loss_term", 2, 2, 1),
  block("loss", "loss", 2, 3, 1),
  block("weight_gradient", "weight_gradient", 1, 4, 4, 2),
  block("net", "net", 1, 8, 2, 1, 1),
  block("update", "updated_weight", 1, 10, 4, 2, 1),
];

function runOf(weights: number[][]): Run {
  const problem: Problem = {
    network: {
      layers: [
        { weights, biases: [0.5, -3], activation: "tanh" },
        { weights: [[7, 8]], activation: "tanh" },
      ],
    },
    loss: "half_squared_error",
    samples: [{ input: weights[0].map(() => 1), target: [0] }, { input: [1, 2], target: [0] }],
  };
  const keyframe: Keyframe = { sample: 0 };
  return openRun(problem, {
    total: 14,
    start: 0,
    blocks: BLOCKS,
    notation: LECTURE,
    batch_loss: 0,
    keyframe,
    steps: [],
  });
}

const RUN = runOf([[0.1, -2], [10, 1e-20]]);
const GIVEN: Record<string, number> = { "weight.1.0.1": -2, "weight.1.1.0": 10, "bias.1.1": -3 };
const stateOf = (sample: number) => ({ sample, value: (ref: string) => GIVEN[ref] ?? 0.25 });
const refs = (rows: { ref: string }[]) => rows.map(({ ref }) => ref);

Deno.test("before the first step there is what is given", () => {
  const { rows, total } = tableOf(RUN, stateOf(0), 0, { ...FIRST_QUERY, descending: false }, 500);
  equal(refs(rows), [
    ...["input.0", "input.1", "target.0"],
    ...["weight.1.0.0", "weight.1.0.1", "weight.1.1.0", "weight.1.1.1"],
    ...["bias.1.0", "bias.1.1", "weight.2.0.0", "weight.2.0.1"],
  ]);
  equal(total, rows.length);
  ok(rows.every(({ made }) => made === null));
});

Deno.test("the latest number stands on top, with the cursor after its step", () => {
  const { rows } = tableOf(RUN, stateOf(0), 7, FIRST_QUERY, 500);
  equal(rows.slice(0, 7).map(({ ref, made }) => [ref, made]), [
    ["weight_gradient.1.1.0", 7],
    ["weight_gradient.1.0.1", 6],
    ["weight_gradient.1.0.0", 5],
    ["loss", 4],
    ["loss_term.0", 3],
    ["net.1.1", 2],
    ["net.1.0", 1],
  ]);
  equal(rows[0].name, "∂L/∂w₂₁");
});

Deno.test("of another sample nothing is listed, of the batch everything", () => {
  const { rows } = tableOf(RUN, stateOf(1), 11, FIRST_QUERY, 500);
  equal(refs(rows.filter(({ made }) => made !== null)), [
    "updated_weight.1.0.0",
    "net.1.1",
    "net.1.0",
  ]);
});

Deno.test("the rows are sorted by value, either way round", () => {
  const up = allRows(RUN, stateOf(0), 0, { by: "value", descending: false, filter: "" });
  equal(refs(up).slice(0, 2), ["bias.1.1", "weight.1.0.1"]);
  const down = allRows(RUN, stateOf(0), 0, { by: "value", descending: true, filter: "" });
  equal(down[0].ref, "weight.1.1.0");
});

Deno.test("the filter finds names, kinds and refs, whatever the case", () => {
  const found = (filter: string) => allRows(RUN, stateOf(0), 8, { ...FIRST_QUERY, filter }).length;
  equal(found("GRADIENT"), 4);
  equal(found(" u₁"), 2);
  equal(found("weight.1."), 4);
  equal(found("u12"), 1);
  equal(found("nothing like it"), 0);
});

Deno.test("of a large network the first rows are shown, and all are counted and copied", () => {
  const wide = runOf([Array(900).fill(1), Array(900).fill(1)]);
  const { rows, total } = tableOf(wide, stateOf(0), 0, FIRST_QUERY, 500);
  equal([rows.length, total], [500, 900 + 1 + 1800 + 2 + 2]);
  equal(allRows(wide, stateOf(0), 0, FIRST_QUERY).length, total);
});

Deno.test("the CSV has every number in full, and quotes what needs it", () => {
  const row = { ref: "weight.1.0.0", name: "w₁,₁₂", what: "weight", value: 0.1 + 0.2, made: null };
  equal(
    csvOf([row, { ...row, name: "w₁₁", value: null, made: 3 }]),
    "ref,name,what,value,step\r\n" +
      'weight.1.0.0,"w₁,₁₂",weight,0.30000000000000004,given\r\n' +
      "weight.1.0.0,w₁₁,weight,,3\r\n",
  );
});
