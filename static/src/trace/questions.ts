/** What there is to work out by hand: the numbers of a trace, in the order of the work. */

import type { Block, Notation } from "../wire/types.ts";
import { parseRef, refIn } from "./refs.ts";
import { plain, Symbols } from "./symbols/symbols.ts";

/** More numbers than this are not practice any more. */
export const MOST_QUESTIONS = 120;

/** The refs that the first sample's steps and the update write, in order. */
export function questionsOf(blocks: Block[]): string[] {
  return blocks
    .filter((block) => block.sample === 0 && block.op !== "batch_gradient")
    .flatMap((block) => Array.from({ length: block.count }, (_, at) => refIn(block, at)));
}

/** The question in words: net of h₁, ∂L/∂w₁₁; in a batch ∂L⁽¹⁾/∂w₁₁ of its first `sample`, 1. */
export function questionName(notation: Notation, ref: string, sample?: number): string {
  return plain(new Symbols(notation, sample).of(ref));
}

const REF =
  /\b(?:(?:updated_)?(?:weight|bias)|(?:batch_)?(?:weight|bias)_gradient|input|target|net|output|loss_term|error|slope|delta)(?:\.\d+)+/g;

/** A sentence of the server, in which each ref has its name, if there is such a layer. */
export function withNames(notation: Notation, said: string, sample?: number): string {
  const depth = notation.weights.length;
  return said.replace(
    REF,
    (ref) => parseRef(ref, depth).layer <= depth ? questionName(notation, ref, sample) : ref,
  );
}
