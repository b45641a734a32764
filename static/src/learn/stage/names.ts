/** What units and weights of the room are called: x₁, h₁, h₁⁽²⁾, o₁; w₂₁, u₁₂. */

import { lowered, raised } from "../../lib/index_digits.ts";

export function unitName(layer: number, unit: number, depth: number): string {
  const index = lowered(String(unit + 1));
  if (layer === 0) return `x${index}`;
  if (layer === depth) return `o${index}`;
  return depth > 2 ? `h${index}${raised(`(${layer})`)}` : `h${index}`;
}

export function weightName(layer: number, to: number, from: number, depth: number): string {
  const pair = to < 9 && from < 9 ? `${to + 1}${from + 1}` : `${to + 1},${from + 1}`;
  const letter = layer === 2 && depth === 2 ? "u" : "w";
  return `${letter}${lowered(pair)}${depth > 2 ? raised(`(${layer})`) : ""}`;
}
