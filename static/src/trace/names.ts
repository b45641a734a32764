/** Names of units and weights, from the notation that the server describes. */

import type { Letters, Notation } from "../wire/types.ts";
import { lowered, raised } from "../lib/index_digits.ts";

export interface Name {
  base: string;
  sub: string;
  sup: string;
}

function named(letters: Letters, sub: string): Name {
  return { base: letters.base, sub, sup: letters.sup };
}

/** x₁, h₂ or o₁; units count from 0 here and from 1 in the name. */
export function unitName(notation: Notation, layer: number, unit: number): Name {
  return named(notation.units[layer], String(unit + 1));
}

/** w₂₁ or u₁₂: to unit, from source. */
export function weightName(notation: Notation, layer: number, unit: number, source: number): Name {
  const short = unit < 9 && source < 9;
  const sub = `${unit + 1}${short ? "" : ","}${source + 1}`;
  return named(notation.weights[layer - 1], sub);
}

/** The name as running text, for a title or a screen reader: h₁⁽²⁾. */
export function plainName(name: Name): string {
  return name.base + lowered(name.sub) + raised(name.sup);
}
