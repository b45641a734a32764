/** Digits as running text has them above and below the line: h₁⁽²⁾. */

const LOWERED = "₀₁₂₃₄₅₆₇₈₉";
const RAISED: Record<string, string> = { "(": "⁽", ")": "⁾", n: "ⁿ" };
[..."⁰¹²³⁴⁵⁶⁷⁸⁹"].forEach((raised, digit) => (RAISED[digit] = raised));

/** With its digits below the line. */
export function lowered(text: string): string {
  return text.replace(/\d/g, (digit) => LOWERED[Number(digit)]);
}

/** With its digits, parentheses and n above the line. */
export function raised(text: string): string {
  return text.replace(/./g, (sign) => RAISED[sign] ?? sign);
}

/** With what stood below the line on it, as it is typed. */
export function levelled(text: string): string {
  return text.replace(/[₀-₉]/g, (digit) => String(LOWERED.indexOf(digit)));
}
