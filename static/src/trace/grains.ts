/** How far Next and Back go: a term of a number, a number, a node, a layer, a pass. */

import type { GraphBlock } from "../wire/graph.ts";
import type { AnyBlock, Block } from "../wire/types.ts";
import { parseRef } from "./refs.ts";

export const GRAINS = ["pass", "layer", "node", "number", "term"] as const;
export type Grain = typeof GRAINS[number];

/** The block that holds step `index`. */
export function blockAt<Any extends AnyBlock>(blocks: Any[], index: number): Any {
  let low = 0;
  let high = blocks.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (blocks[middle].start <= index) low = middle;
    else high = middle - 1;
  }
  return blocks[low];
}

/** A block of a graph, with the line of the text that it belongs to, and in a loop the round. */
export interface LineBlock extends GraphBlock {
  line: string;
}

/** A block of a trace of either kind. */
export type SomeBlock = Block | LineBlock;

/** The grains at which steps are taken together; at the others each is taken by itself. */
type Coarse = Exclude<Grain, "number" | "term">;

function isCoarse(grain: Grain): grain is Coarse {
  return grain !== "number" && grain !== "term";
}

/** Steps of the same group are taken together at this grain. */
function group(block: SomeBlock, index: number, grain: Grain): string {
  if (!isCoarse(grain)) return String(index);
  return "line" in block ? groupInGraph(block, grain) : groupInNetwork(block, index, grain);
}

function groupInNetwork(block: Block, index: number, grain: Coarse): string {
  const pass = `${block.sample} ${block.op === "batch_gradient" ? "batch" : block.phase}`;
  switch (grain) {
    case "pass":
      return pass;
    case "layer":
      return `${pass} ${block.layer}`;
    case "node":
      return `${block.start} ${Math.floor((index - block.start) / block.per_unit)}`;
  }
}

/** A graph's layer is an equation as it is written, on one line; its node is an array. */
function groupInGraph(block: LineBlock, grain: Coarse): string {
  switch (grain) {
    case "pass":
      return block.phase;
    case "layer":
      return `${block.phase} ${block.line}`;
    case "node":
      return String(block.start);
  }
}

/** Whether all steps of a block are of one group. */
function isWhole(block: SomeBlock, grain: Grain): boolean {
  return isCoarse(grain) && (grain !== "node" || "line" in block);
}

/** Where the steps of the group of step `index` begin. */
function groupStart(blocks: SomeBlock[], index: number, grain: Grain): number {
  const own = group(blockAt(blocks, index), index, grain);
  let at = index;
  while (at > 0) {
    const block = blockAt(blocks, at - 1);
    if (group(block, at - 1, grain) !== own) return at;
    at = isWhole(block, grain) ? block.start : at - 1;
  }
  return 0;
}

/** The cursor after one Next from `cursor`. */
export function nextStop(
  blocks: SomeBlock[],
  total: number,
  cursor: number,
  grain: Grain,
): number {
  if (cursor >= total) return total;
  const own = group(blockAt(blocks, cursor), cursor, grain);
  let at = cursor;
  while (at < total) {
    const block = blockAt(blocks, at);
    if (group(block, at, grain) !== own) break;
    at = isWhole(block, grain) ? block.start + block.count : at + 1;
  }
  return at;
}

/** The cursor after one Back from `cursor`. */
export function previousStop(blocks: SomeBlock[], cursor: number, grain: Grain): number {
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
