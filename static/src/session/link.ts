/** A link to exactly this state: problem, cursor and grain, compressed into the fragment. */

import { ACTIVITIES, type Activity, type InRooms } from "./activity.ts";
import type { GraphLearner, GraphProblem } from "../wire/graph.ts";
import type { NotationStyle, Problem } from "../wire/types.ts";
import { type Grain, GRAINS } from "../trace/grains.ts";
import { isSavedRun, type SavedRun } from "./sheet.ts";
import { type Part, PARTS } from "./side.ts";
import { type Tab, TABS } from "./tab.ts";

export interface Linked extends Shown {
  problem: Problem;
  example: string | null;
  cursor: number;
  grain: Grain;
  notation: NotationStyle;
}

/** How the page shows it; a link from before this was kept leaves it out. */
export interface Shown {
  /** How many terms of the next step stand. */
  part?: number;
  /** The iterations that led to the problem. */
  run?: SavedRun;
  /** What stands beside the picture, and which of the tabs under the step. */
  side?: Part;
  tab?: Tab;
  activity?: Activity;
  rooms?: InRooms;
}

/** A graph, where one is open in the network's place. */
export interface LinkedGraph {
  graph: GraphProblem;
  title: string | null;
  cursor: number;
  grain: Grain;
  /** The iterations that led to it. */
  run?: SavedRun<GraphLearner>;
  /** What stands beside the picture. */
  side?: string;
  rooms?: InRooms;
}

/** The link does not hold a state: it was cut, or never was one. */
export class DamagedLink extends Error {}

/** `#s=…` for the state. */
export async function toFragment(linked: Linked | LinkedGraph): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(linked));
  const packed = await through(bytes, new CompressionStream("deflate-raw"));
  const binary = Array.from(packed, (byte) => String.fromCharCode(byte)).join("");
  return `#s=${btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "")}`;
}

/** `#state=…` for the state: longer, but there at once, while packing waits for the browser. */
export function toPlainFragment(linked: Linked | LinkedGraph): string {
  return `#state=${encodeURIComponent(JSON.stringify(linked))}`;
}

/**
 * The state that a fragment holds: `#s=…` or `#state=…` of this page's own making, or
 * `#problem=…` or `#graph=…`, percent-encoded as they go over the wire, from other software. Null
 * for any other fragment. Throws DamagedLink.
 */
export async function fromFragment(
  fragment: string,
): Promise<Linked | LinkedGraph | null> {
  const [, kind, held] = fragment.match(/^#(s|state|problem|graph)(?:=|%3D)(.*)$/s) ?? [];
  if (!kind) return null;
  try {
    if (kind === "state") return checked(jsonIn(held) as Linked);
    if (kind === "problem") {
      const problem = jsonIn(held) as Problem;
      return { problem, example: null, cursor: 0, grain: "node", notation: "lecture" };
    }
    if (kind === "graph") {
      return { graph: jsonIn(held) as GraphProblem, title: null, cursor: 0, grain: "number" };
    }
    const [own] = held.match(/^[\w-]*/) ?? [""];
    const binary = atob(own.replaceAll("-", "+").replaceAll("_", "/"));
    const packed = Uint8Array.from(binary, (character) => character.charCodeAt(0));
    const bytes = await through(packed, new DecompressionStream("deflate-raw"));
    return checked(JSON.parse(new TextDecoder().decode(bytes)));
  } catch {
    throw new DamagedLink("The link does not hold a whole state. It may have been cut.");
  }
}

/**
 * The JSON in a percent-encoded text, whatever mail and chat have put behind it, and with spaces
 * that were written as +.
 */
function jsonIn(held: string): unknown {
  const end = Math.max(held.lastIndexOf("}") + 1, held.toUpperCase().lastIndexOf("%7D") + 3);
  const own = held.slice(0, Math.max(end, 3));
  try {
    return JSON.parse(decodeURIComponent(own));
  } catch {
    return JSON.parse(decodeURIComponent(own.replaceAll("+", " ")));
  }
}

/** The address of a lesson's paragraph. */
export function lessonLink(lesson: string, paragraph: string): string {
  return `#lesson=${encodeURIComponent(lesson)}&p=${encodeURIComponent(paragraph)}`;
}

/** The lesson and the paragraph that a fragment leads to, if it leads to one. */
export function lessonIn(fragment: string): { lesson: string; paragraph?: string } | null {
  const held = new URLSearchParams(fragment.slice(1));
  const lesson = nameIn(held, "lesson");
  return lesson ? { lesson, paragraph: nameIn(held, "p") } : null;
}

/** A name in an address, without the sign of a sentence that ended with it. */
function nameIn(held: URLSearchParams, key: string): string | undefined {
  return held.get(key)?.match(/^[\w-]+/)?.[0];
}

/** The problem itself is the server's to check. */
function checked(linked: Linked | LinkedGraph): Linked | LinkedGraph {
  const { cursor, grain } = linked;
  if (!Number.isSafeInteger(cursor) || cursor < 0 || !GRAINS.includes(grain)) {
    throw new DamagedLink();
  }
  if ("graph" in linked && linked.graph) {
    const { graph, title = null, side, rooms, run } = linked;
    return {
      ...{ graph, title, cursor, grain, side },
      ...(isSavedRun(run) && { run }),
      ...(rooms instanceof Object && { rooms }),
    };
  }
  const { problem, example = null, notation = "lecture" } = linked as Linked;
  if (!problem) throw new DamagedLink();
  return { problem, example, cursor, grain, notation, ...shownIn(linked as Linked) };
}

/** As much of how the page showed it as this page knows. */
function shownIn({ part, run, side, tab, activity, rooms }: Linked): Shown {
  return {
    ...(Number.isSafeInteger(part) && { part }),
    ...(isSavedRun(run) && { run }),
    ...(side && PARTS.includes(side) && { side }),
    ...(tab && tab in TABS && { tab }),
    ...(activity && ACTIVITIES.includes(activity) && { activity }),
    ...(rooms instanceof Object && { rooms }),
  };
}

async function through(
  bytes: Uint8Array<ArrayBuffer>,
  stream: CompressionStream | DecompressionStream,
): Promise<Uint8Array> {
  const piped = new Blob([bytes]).stream().pipeThrough(stream).pipeThrough(atMost(MOST_BYTES));
  return new Uint8Array(await new Response(piped).arrayBuffer());
}

/** More than this no state takes: a link of a few kilobytes could hold gigabytes of nothing. */
const MOST_BYTES = 2 ** 21;

/** Lets so many bytes pass, and fails at more. */
function atMost(most: number): TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>> {
  let passed = 0;
  return new TransformStream({
    transform(chunk, controller) {
      passed += chunk.length;
      if (passed > most) controller.error(new DamagedLink("The link holds too much."));
      else controller.enqueue(chunk);
    },
  });
}
