/** How a number is written, everywhere in the page. Python's app/explain/numbers.py does the same. */

import { signal } from "@preact/signals";

/** How many significant digits a number can be shown with. */
export const DIGITS = [3, 4, 5, 6, 8];
/** How many it is shown with: what shows a number is drawn anew with another choice. */
export const digits = signal(4);

const LOWEST_PLAIN = 1e-3;
const LOWEST_EXPONENT = 1e4;

/**
 * So many significant digits, exponent form outside [1e-3, 1e4), 0 for −0, a real minus sign. Halves
 * of the number as it is written are rounded away from zero.
 *
 * Without Intl: its first formatter takes longer to make than all else that the page starts with.
 */
export function formatNumber(value: number): string {
  if (value === 0) return "0";
  const magnitude = Math.abs(value);
  const count = digits.value;
  const [mantissa, exponent] = magnitude.toExponential().split("e");
  const all = mantissa.replace(".", "").padEnd(count + 1, "0");
  const kept = Number(all.slice(0, count)) + (all[count] >= "5" ? 1 : 0);
  const places = Number(exponent) - count + 1;
  const isPlain = magnitude >= LOWEST_PLAIN && magnitude < LOWEST_EXPONENT;
  const written = isPlain ? String(Number(`${kept}e${places}`)) : withExponent(kept, places);
  return (value < 0 ? `-${written}` : written).replaceAll("-", "−");
}

/** kept · 10^places with one digit before the point: also beyond what a number can hold. */
function withExponent(kept: number, places: number): string {
  const [mantissa, exponent] = kept.toExponential().split("e");
  return `${mantissa}e${Number(exponent) + places}`;
}

/** What stands for a number that is not computed yet: no digit, and nothing like a 0 or a minus. */
export const NOT_YET = "…";

/** The number, or what stands for one that is not computed yet. */
export function formatOrNotYet(value: number | null): string {
  return value === null ? NOT_YET : formatNumber(value);
}
