/** What there is to work out by hand: the numbers of a trace, in the order of the work. */

import type { Block, Notation } from "../types.ts";
import { refIn } from "./refs.ts";
import { plain, Symbols } from "./symbols.ts";

/** More numbers than this are not practice any more. */
export const MOST_QUESTIONS = 120;

/** The refs that the first sample's steps and the update write, in order. */
export function questionsOf(blocks: Block[]): string[] {
  return blocks
    .filter((block) => block.sample === 0 && block.op !== "batch_gradient")
    .flatMap((block) => Array.from({ length: block.count }, (_, at) => refIn(block, at)));
}

/** The question in words: net of h₁, ∂L/∂w₁₁. */
export function questionName(notation: Notation, ref: string): string {
  return plain(new Symbols(notation).of(ref));
}

/** What the server says, with the names of the numbers that it calls by their refs. */
export function withNames(notation: Notation, said: string): string {
  return said.replace(/\b[a-z_]+(\.\d+){1,3}\b/g, (ref) => questionName(notation, ref));
}
