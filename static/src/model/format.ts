/** How a number is written, everywhere in the page. Python's app/explain/numbers.py does the same. */

const SIGNIFICANT_DIGITS = 4;
const LOWEST_PLAIN = 1e-3;
const LOWEST_EXPONENT = 1e4;

const plain = new Intl.NumberFormat("en-US", {
  maximumSignificantDigits: SIGNIFICANT_DIGITS,
  useGrouping: false,
});
const scientific = new Intl.NumberFormat("en-US", {
  maximumSignificantDigits: SIGNIFICANT_DIGITS,
  notation: "scientific",
});

/** Four significant digits, exponent form outside [1e-3, 1e4), 0 for −0, a real minus sign. */
export function formatNumber(value: number): string {
  if (value === 0) return "0";
  const magnitude = Math.abs(value);
  const isPlain = magnitude >= LOWEST_PLAIN && magnitude < LOWEST_EXPONENT;
  const written = (isPlain ? plain : scientific).format(value);
  return written.replace("E", "e").replaceAll("-", "−");
}

/** What stands for a number that is not computed yet: no digit, and nothing like a 0 or a minus. */
export const NOT_YET = "…";

/** The number, or what stands for one that is not computed yet. */
export function formatOrNotYet(value: number | null): string {
  return value === null ? NOT_YET : formatNumber(value);
}
