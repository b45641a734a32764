/** Stretches of numbers that belong together, each found by its place, so that none need be listed. */

import type { Block } from "../../wire/types.ts";
import { refIn } from "../../trace/refs.ts";
import { type Run, sizesOf } from "../../trace/run.ts";
import { isOfBatch } from "../../trace/samples.ts";

export interface Segment {
  quantity: string;
  count: number;
  ref: (at: number) => string;
  /** The cursor after the step that computes the number; null for what is given. */
  made: (at: number) => number | null;
}

/** What is given, then everything computed of `sample` and of the batch after `cursor` steps. */
export function segmentsOf(run: Run, sample: number, cursor: number): Segment[] {
  const sizes = sizesOf(run.problem);
  const computed = run.blocks
    .filter((block) => block.start < cursor && isShown(block, sample))
    .map((block) => segmentOf(block, Math.min(block.count, cursor - block.start)));
  return [...givenSegments(run, sizes), ...computed];
}

function isShown(block: Block, sample: number): boolean {
  return isOfBatch(block) || block.sample === sample;
}

function givenSegments({ problem }: Run, sizes: number[]): Segment[] {
  const given = (quantity: string, count: number, ref: (at: number) => string): Segment => ({
    quantity,
    count,
    ref,
    made: () => null,
  });
  const { layers } = problem.network;
  return [
    given("input", sizes[0], (at) => `input.${at}`),
    given("target", sizes[layers.length], (at) => `target.${at}`),
    ...layers.flatMap(({ weights, biases }, below) => {
      const layer = below + 1;
      const fanIn = weights[0].length;
      const of = (at: number) => `${Math.floor(at / fanIn)}.${at % fanIn}`;
      return [
        given("weight", weights.length * fanIn, (at) => `weight.${layer}.${of(at)}`),
        ...(biases ? [given("bias", biases.length, (at) => `bias.${layer}.${at}`)] : []),
      ];
    }),
  ];
}

function segmentOf(block: Block, count: number): Segment {
  const { quantity, start } = block;
  return { quantity, count, ref: (at) => refIn(block, at), made: (at) => start + at + 1 };
}
