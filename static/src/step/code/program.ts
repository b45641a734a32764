/** The iteration as a program in NumPy, and which of its lines a step runs. */

import type { NotationStyle, Op, Problem, Step } from "../../wire/types.ts";
import { post } from "../../wire/server.ts";
import { createResource } from "../../wire/resource.ts";

/** Lines that compute one quantity of one layer, counted from 1. */
export interface Lines {
  op: Op;
  quantity: string;
  layer: number;
  first: number;
  last: number;
}

export interface Program {
  code: string;
  lines: Lines[];
  /** The first and the last of the lines with what is given. */
  given: [number, number];
}

/** The program of a problem. */
export function createProgram() {
  return createResource((problem: Problem, notation: NotationStyle) =>
    post<Program>("/api/program", { problem, notation })
  );
}

/** The lines that a step runs. */
export function linesOf(program: Program, step: Step): Lines | null {
  const [quantity] = step.result.split(".");
  return program.lines.find((lines) =>
    lines.op === step.op && lines.quantity === quantity && lines.layer === step.layer
  ) ?? null;
}

/** Text that no step runs, or one line that a step may run. */
export interface Piece {
  /** The number of its first line. */
  first: number;
  /** With the end of its line. */
  text: string;
}

/** The program in pieces: what is given in one, as it may be long, and every other line its own. */
export function piecesOf({ code, given: [first, last] }: Pick<Program, "code" | "given">): Piece[] {
  const lines = code.match(/.*\n/g) ?? [];
  const given = { first, text: lines.slice(first - 1, last).join("") };
  const single = lines.map((text, at) => ({ first: at + 1, text }));
  return [...single.slice(0, first - 1), given, ...single.slice(last)];
}
