/** A link to exactly this state: problem, cursor and grain, compressed into the fragment. */

import type { GraphProblem } from "../wire/graph.ts";
import type { NotationStyle, Problem } from "../wire/types.ts";
import { type Grain, GRAINS } from "../trace/grains.ts";

export interface Linked {
  problem: Problem;
  example: string | null;
  cursor: number;
  grain: Grain;
  notation: NotationStyle;
}

/** A graph, where one is open in the network's place. */
export interface LinkedGraph {
  graph: GraphProblem;
  title: string | null;
  cursor: number;
  grain: Grain;
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
  const [, kind, held] = fragment.match(/^#(s|state|problem|graph)=(.*)$/s) ?? [];
  if (!kind) return null;
  try {
    if (kind === "state") return checked(JSON.parse(decodeURIComponent(held)));
    if (kind === "problem") {
      const problem = JSON.parse(decodeURIComponent(held));
      return { problem, example: null, cursor: 0, grain: "node", notation: "lecture" };
    }
    if (kind === "graph") {
      return { graph: JSON.parse(decodeURIComponent(held)), title: null, cursor: 0, grain: "term" };
    }
    const binary = atob(held.replaceAll("-", "+").replaceAll("_", "/"));
    const packed = Uint8Array.from(binary, (character) => character.charCodeAt(0));
    const bytes = await through(packed, new DecompressionStream("deflate-raw"));
    return checked(JSON.parse(new TextDecoder().decode(bytes)));
  } catch {
    throw new DamagedLink("The link does not hold a whole state. It may have been cut.");
  }
}

/** The address of a lesson's paragraph. */
export function lessonLink(lesson: string, paragraph: string): string {
  return `#lesson=${encodeURIComponent(lesson)}&p=${encodeURIComponent(paragraph)}`;
}

/** The lesson and the paragraph that a fragment leads to, if it leads to one. */
export function lessonIn(fragment: string): { lesson: string; paragraph?: string } | null {
  const held = new URLSearchParams(fragment.slice(1));
  const lesson = held.get("lesson");
  return lesson ? { lesson, paragraph: held.get("p") ?? undefined } : null;
}

/** The problem itself is the server's to check. */
function checked(linked: Linked | LinkedGraph): Linked | LinkedGraph {
  const { cursor, grain } = linked;
  if (!Number.isSafeInteger(cursor) || cursor < 0 || !GRAINS.includes(grain)) {
    throw new DamagedLink();
  }
  if ("graph" in linked && linked.graph) {
    return { graph: linked.graph, title: linked.title ?? null, cursor, grain };
  }
  const { problem, example = null, notation = "lecture" } = linked as Linked;
  if (!problem) throw new DamagedLink();
  return { problem, example, cursor, grain, notation };
}

async function through(
  bytes: Uint8Array<ArrayBuffer>,
  stream: CompressionStream | DecompressionStream,
): Promise<Uint8Array> {
  const piped = new Blob([bytes]).stream().pipeThrough(stream);
  return new Uint8Array(await new Response(piped).arrayBuffer());
}
