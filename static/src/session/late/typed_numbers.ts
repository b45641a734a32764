/** How numbers are read as people type them: it comes when a number is first typed. */

import { type ReadonlySignal, signal } from "@preact/signals";
import { Unreachable } from "../../wire/server.ts";

type Read = typeof import("../../lib/numbers/arithmetic.ts")["readNumber"];

const known = signal<Read | null>(null);

/** The same, once it is there. */
export const knownReader: ReadonlySignal<Read | null> = known;

/** What reads a number. Throws Unreachable where it does not come. */
export async function numberReader(): Promise<Read> {
  const { readNumber } = await import("../../lib/numbers/arithmetic.ts").catch(() => {
    throw new Unreachable("The server does not answer.");
  });
  return known.value = readNumber;
}
