/** A number as people write it, brought to one kind of digits, signs and decimal points. */

import { Unreadable } from "./unreadable.ts";

const SIGNS: [RegExp, string][] = [
  // What a formula editor or LaTeX writes for what stands on a keyboard.
  [/\\(?:left|right|displaystyle|[,;:! ])|[$\u200e\u200f\u061c\u2060\u2062]/g, ""],
  [/\{,\}/g, ","],
  [/\\(?:cdot|times)\b/g, "*"],
  [/\\[dt]?frac\{([^{}]*)\}\{([^{}]*)\}/g, "(($1)/($2))"],
  [/\\sqrt\{([^{}]*)\}/g, "sqrt($1)"],
  [/[{]/g, "("],
  [/[}]/g, ")"],
  [/[‐‑‒–—―−﹣－]/g, "-"],
  [/[×·⋅∙∗✕]/g, "*"],
  [/[÷∕⁄]/g, "/"],
  [/\*\*/g, "^"],
  // Mathematica's exponent, and what is read as “times ten to the”.
  [/\*\^/g, "e"],
  [/(\d)\s*x\s*(?=10\s*\^)/gi, "$1*"],
  [/(\d)\s+(?=10\s*\^)/g, "$1*"],
];

const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";
/** Digits in groups, with a space that keeps them together. */
const GROUPS = /(?<=\d)[\u00a0\u2009\u202f](?=\d{3}(?!\d))/g;
/** Of an equation the last side counts. */
const EQUATION = /^.*[=≈≅]/s;
/** A number that goes on is taken as far as it is written; a sentence's end is none of it. */
const TAIL = /(?<=[\d)])\s*(?:…|\.{2,}|[.,;]+)$/;

/** The text with plain signs and decimal points. Throws Unreadable where point and comma mix. */
export function plainNumber(text: string): string {
  let plain = text.replace(GROUPS, "").replace(/[⁺⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+/g, raised).normalize("NFKC")
    .trim();
  plain = plain.replace(/\p{Nd}/gu, digit).replace(/٫/g, ".").replace(/[٬']/g, "");
  plain = plain.replace(EQUATION, "");
  for (const [sign, written] of SIGNS) plain = plain.replace(sign, written);
  return withPoints(plain.trim().replace(TAIL, ""));
}

/** A comma between digits, or before the first, is a decimal one, unless there are points too. */
function withPoints(text: string): string {
  if (!/,/.test(text)) return text;
  if (/\./.test(text)) {
    throw new Unreadable(
      "It has both a point and a comma. Use one of them, for decimals only: 1234.5.",
    );
  }
  return text.replace(/(?<=\d),(?=\d)|(?<!\d),(?=\d)/g, ".");
}

function raised(power: string): string {
  const digits = [...power].map((sign) => {
    if (sign === "⁻" || sign === "⁺") return sign === "⁻" ? "-" : "";
    return SUPERSCRIPTS.indexOf(sign);
  });
  return `^(${digits.join("")})`;
}

/** The digits of every script stand in a row, from its 0 to its 9. */
function digit(written: string): string {
  const code = written.codePointAt(0) ?? 0;
  let zero = code;
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--;
  return String(code - zero);
}
