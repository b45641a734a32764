/** The samples of a batch: which one a step is of, and the same step in another. */

import type { Block, Problem, Step } from "../wire/types.ts";
import { blockAt } from "./grains.ts";

/** What belongs to the batch as a whole: its gradients joined, and the update. */
export function isOfBatch({ phase, op }: Pick<Block, "phase" | "op">): boolean {
  return phase === "update" || op === "batch_gradient";
}

/** sample 2 of 4, or all 4 samples; null where there is but one. */
export function samplesInWords({ samples }: Problem, step: Step | null): string | null {
  if (!step || samples.length === 1) return null;
  return isOfBatch(step) ? `all ${samples.length} samples` : sampleInWords(step.sample, samples);
}

/** sample 2 of 4. */
export function sampleInWords(sample: number, samples: unknown[]): string {
  return `sample ${sample + 1} of ${samples.length}`;
}

/**
 * The cursor at which a sample stands where another one stands at `cursor`: the same number has
 * just been computed. From the beginning and from what is of the whole batch, its first number.
 */
export function cursorInSample(blocks: Block[], cursor: number, sample: number): number {
  const here = cursor === 0 ? null : blockAt(blocks, cursor - 1);
  const own = blocks.filter((block) => block.sample === sample && !isOfBatch(block));
  const same = here && !isOfBatch(here)
    ? own.find(({ quantity, layer }) => quantity === here.quantity && layer === here.layer)
    : null;
  return here && same ? same.start + cursor - here.start : own[0].start + 1;
}
