/** The names over the marks: of the phases, or of the samples of a batch; and where layers begin. */

import type { AnyBlock, Block } from "../../wire/types.ts";
import { isOfBatch } from "../../trace/samples.ts";

export interface Group {
  /** A short name for where a longer one has no room. */
  title: string;
  short: string;
  phase: AnyBlock["phase"] | null;
  start: number;
  count: number;
}

/** Of one sample its phases; of a batch its samples, and what is of all of them. */
export function groupsOf(blocks: AnyBlock[]): Group[] {
  const samples = new Set(blocks.map(sampleOf).filter((sample) => sample !== null)).size;
  const groups: Group[] = [];
  let last: string | null = null;
  for (const block of blocks) {
    const sample = samples > 1 ? sampleOf(block) : null;
    const key = sample === null ? nameOf(block) : `sample ${sample + 1}`;
    if (key === last) groups[groups.length - 1].count += block.count;
    else {
      groups.push({
        title: key,
        short: sample === null ? key : String(sample + 1),
        phase: sample === null ? block.phase : null,
        start: block.start,
        count: block.count,
      });
    }
    last = key;
  }
  return groups;
}

function sampleOf(block: AnyBlock): number | null {
  return "sample" in block && !isOfBatch(block as Block) ? (block as Block).sample : null;
}

function nameOf(block: AnyBlock): string {
  return (block as Block).op === "batch_gradient" ? "batch" : block.phase;
}

/** The steps with which a layer begins, within its phase: of a graph, a line of its text. */
export function layerStarts(blocks: AnyBlock[]): number[] {
  const placeOf = (block: AnyBlock) => (block as Block).layer ?? (block as { line?: string }).line;
  return blocks.flatMap((block, at) => {
    const before = blocks[at - 1];
    const isNew = before?.phase === block.phase && sampleOf(before) === sampleOf(block) &&
      placeOf(before) !== placeOf(block);
    return isNew ? [block.start] : [];
  });
}

/** About how wide a character is, and the room to the next name, in px. */
const CHARACTER = 7;
const GAP = 8;
/** Of many alike, each of which has no room, every so manieth is named. */
const ROUND = [1, 2, 5, 10, 20, 50, 100, 200, 500];

/**
 * How each group is named on a row so wide, of whose beginning so much is taken: whole, short, or not
 * at all.
 */
export function namesOn(
  groups: Group[],
  total: number,
  width: number,
  taken = 0,
): (string | null)[] {
  const roomOf = ({ start, count }: Group) =>
    (count / total) * width - GAP - (start === 0 ? taken : 0);
  const fits = (text: string, group: Group) => text.length * CHARACTER <= roomOf(group);
  const samples = groups.filter(({ phase }) => phase === null);
  const widest = Math.max(0, ...samples.map(({ short }) => short.length)) * CHARACTER + GAP;
  const each = samples.length > 0 ? (samples[0].count / total) * width : width;
  const every = ROUND.find((step) => step * each >= widest) ?? samples.length;
  return groups.map((group) => {
    if (fits(group.title, group)) return group.title;
    if (group.phase !== null) return null;
    const place = Number(group.short);
    return place === 1 || place % every === 0 ? group.short : null;
  });
}
