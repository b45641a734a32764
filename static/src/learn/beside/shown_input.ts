/** An input as its owner wrote it, before it was standardised. */

import type { Source } from "../model/state.ts";

export function shownInput({ scales }: Source, input: number, x: number): number {
  const { mean, spread } = scales[input];
  return mean + spread * x;
}
