import { deepStrictEqual as equal, ok } from "node:assert";
import { cursorInSample, samplesInWords } from "../../../static/src/trace/samples.ts";
import { network } from "../networks.ts";
import { blocksOf, stepsOf } from "../traces.ts";

const PROBLEM = network([2, 2, 1], { samples: 3 });
const STEPS = stepsOf(PROBLEM);
const BLOCKS = blocksOf(PROBLEM);
const isOfBatch = (index: number) =>
  STEPS[index].phase === "update" || STEPS[index].op === "batch_gradient";

Deno.test("another sample is shown where the same number has just been computed", () => {
  for (const step of STEPS.filter(({ index }) => !isOfBatch(index))) {
    for (const sample of [0, 1, 2]) {
      const to = STEPS[cursorInSample(BLOCKS, step.index + 1, sample) - 1];
      equal([to.sample, to.result], [sample, step.result]);
    }
  }
});

Deno.test("from the beginning and from the whole batch one comes to the sample's first number", () => {
  const ofBatch = STEPS.filter(({ index }) => isOfBatch(index));
  ok(ofBatch.length > 0);
  for (const cursor of [0, ...ofBatch.map(({ index }) => index + 1)]) {
    for (const sample of [0, 1, 2]) {
      const first = STEPS.find((step) => step.sample === sample);
      equal(cursorInSample(BLOCKS, cursor, sample), (first?.index ?? -1) + 1);
    }
  }
});

Deno.test("a step says which samples it is of, where there are several", () => {
  equal(samplesInWords(PROBLEM, STEPS[0]), "sample 1 of 3");
  equal(samplesInWords(PROBLEM, STEPS[STEPS.length - 1]), "all 3 samples");
  equal([samplesInWords(PROBLEM, null), samplesInWords(network([2, 1]), STEPS[0])], [null, null]);
});
