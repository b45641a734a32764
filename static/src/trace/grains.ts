/** How far Next and Back go: a term, a node, a layer, a pass. */

import type { Block } from "../wire/types.ts";
import { parseRef } from "./refs.ts";

export const GRAINS = ["pass", "layer", "node", "term"] as const;
export type Grain = typeof GRAINS[number];

/** The block that holds step `index`. */
export function blockAt(blocks: Block[], index: number): Block {
  let low = 0;
  let high = blocks.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (blocks[middle].start <= index) low = middle;
    else high = middle - 1;
  }
  return blocks[low];
}

/** Steps of the same group are taken together at this grain. */
function group(blocks: Block[], index: number, grain: Grain): string {
  const block = blockAt(blocks, index);
  const pass = `${block.sample} ${block.op === "batch_gradient" ? "batch" : block.phase}`;
  switch (grain) {
    case "pass":
      return pass;
    case "layer":
      return `${pass} ${block.layer}`;
    case "node":
      return `${block.start} ${Math.floor((index - block.start) / block.per_unit)}`;
    case "term":
      return String(index);
  }
}

/** Where the steps of the group of step `index` begin. */
function groupStart(blocks: Block[], index: number, grain: Grain): number {
  const own = group(blocks, index, grain);
  let at = index;
  while (at > 0) {
    const block = blockAt(blocks, at - 1);
    if (group(blocks, at - 1, grain) !== own) return at;
    at = grain === "node" || grain === "term" ? at - 1 : block.start;
  }
  return 0;
}

/** The cursor after one Next from `cursor`. */
export function nextStop(blocks: Block[], total: number, cursor: number, grain: Grain): number {
  if (cursor >= total) return total;
  const own = group(blocks, cursor, grain);
  let at = cursor + 1;
  while (at < total && group(blocks, at, grain) === own) {
    const block = blockAt(blocks, at);
    at = grain === "node" || grain === "term" ? at + 1 : block.start + block.count;
  }
  return at;
}

/** The cursor after one Back from `cursor`. */
export function previousStop(blocks: Block[], cursor: number, grain: Grain): number {
  return cursor <= 0 ? 0 : groupStart(blocks, cursor - 1, grain);
}

/** The cursor just after the step that computes `ref` of `sample`, or null for a given number. */
export function cursorAfter(
  blocks: Block[],
  ref: string,
  sample: number,
  depth: number,
): number | null {
  const { quantity, layer, unit, source } = parseRef(ref, depth);
  const matching = blocks.filter((block) => block.quantity === quantity && block.layer === layer);
  const block = matching.find((each) => each.sample === sample) ?? matching[0];
  return block ? block.start + unit * block.per_unit + (source ?? 0) + 1 : null;
}
