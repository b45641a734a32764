/**
 * Reading a number as a person types it: 0.25, 0,25, −1.5×10^-3, 1/3, 2^-3, sqrt(2).
 *
 *     sum     = product {("+" | "-") product}
 *     product = signed {("*" | "/") signed}
 *     signed  = {"+" | "-"} power
 *     power   = atom ["^" signed]
 *     atom    = number | "e" | "pi" | function atom | "(" sum ")"
 *
 * The command line reads the same: tests/numbers.json holds the two together.
 */

import { plainNumber } from "./plain_number.ts";
import { Unreadable } from "./unreadable.ts";

const TOKEN =
  /\s*(?:(\d+(?:\.\d*)?(?:e[+-]?\d+)?|\.\d+(?:e[+-]?\d+)?)|([a-zπ√σ]+)|([-+*/:^()[\]]))/iy;

const FUNCTIONS: Record<string, (of: number) => number> = {
  exp: Math.exp,
  ln: Math.log,
  sqrt: Math.sqrt,
  "√": Math.sqrt,
  tanh: Math.tanh,
  sigmoid: (net) => 0.5 * (1 + Math.tanh(0.5 * net)),
  σ: (net) => 0.5 * (1 + Math.tanh(0.5 * net)),
};
const CONSTANTS: Record<string, number> = { e: Math.E, pi: Math.PI, π: Math.PI };
const SAME: Record<string, string> = { ":": "/", "[": "(", "]": ")" };

interface Name {
  name: string;
}
type Token = number | string | Name;

/** The number that `text` writes. Throws Unreadable, with what is wrong. */
export function readNumber(text: string): number {
  const tokens = tokenize(plainNumber(text));
  if (tokens.length === 0) throw new Unreadable("Type a number.");
  let at = 0;

  function sum(): number {
    let value = product();
    while (tokens[at] === "+" || tokens[at] === "-") {
      value = tokens[at++] === "+" ? value + product() : value - product();
    }
    return value;
  }

  function product(): number {
    let value = signed();
    while (tokens[at] === "*" || tokens[at] === "/") {
      value = tokens[at++] === "*" ? value * signed() : quotient(value, signed());
    }
    return value;
  }

  function signed(): number {
    if (tokens[at] === "-") return at++, -signed();
    if (tokens[at] === "+") return at++, signed();
    return power();
  }

  function power(): number {
    const base = atom();
    if (tokens[at] !== "^") return base;
    at++;
    return real(base ** signed());
  }

  function atom(): number {
    const token = tokens[at++];
    if (typeof token === "number") return token;
    if (typeof token === "object") {
      if (Object.hasOwn(CONSTANTS, token.name)) return CONSTANTS[token.name];
      if (Object.hasOwn(FUNCTIONS, token.name)) return real(FUNCTIONS[token.name](atom()));
      throw new Unreadable(notPart(token.name));
    }
    if (token !== "(") throw new Unreadable("Something is missing: a number, or 1/3, or 2*0.5.");
    const value = sum();
    if (tokens[at++] !== ")") throw new Unreadable("A parenthesis is not closed.");
    return value;
  }

  const value = sum();
  if (at < tokens.length) throw new Unreadable(tooMany(tokens[at]));
  if (!Number.isFinite(value)) throw new Unreadable("That is too large. Type less than 1e308.");
  return value === 0 ? 0 : value;
}

function quotient(dividend: number, divisor: number): number {
  if (divisor === 0) throw new Unreadable("Nothing can be divided by 0. Type another number.");
  return dividend / divisor;
}

/** The root of a negative number is none that a network could have. */
function real(value: number): number {
  if (Number.isNaN(value) || value === -Infinity) {
    throw new Unreadable("There is no such number: a root or a logarithm takes positive ones.");
  }
  return value;
}

function tooMany(token: Token): string {
  if (typeof token === "string") return `“${token}” is one too many.`;
  if (typeof token === "object") return notPart(token.name);
  return "Those are two numbers. Type one, with one decimal point, as in 0.5.";
}

function notPart(text: string): string {
  return `“${[...text][0]}” is not part of a number. Write one as 0.5, 5e-1 or 1/2.`;
}

function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.trimEnd().length) {
    const from = TOKEN.lastIndex;
    const match = TOKEN.exec(text);
    if (!match) throw new Unreadable(notPart(text.slice(from).trim()));
    const [, digits, name, sign] = match;
    if (digits !== undefined) tokens.push(numberOf(digits));
    else if (name !== undefined) tokens.push({ name: known(name) });
    else tokens.push(SAME[sign] ?? sign);
  }
  return tokens;
}

/** A function's name counts in any case; a word that is none stays as it is. */
function known(name: string): string {
  const small = name.toLowerCase();
  return small in FUNCTIONS || small in CONSTANTS ? small : name;
}

/** What the digits write; what would only be 0 to the computer is not taken for 0. */
function numberOf(digits: string): number {
  const value = Number(digits);
  if (value === 0 && /[1-9]/.test(digits.split(/e/i)[0])) {
    throw new Unreadable("That is too small to be told from 0. Type 0, or more than 1e-307.");
  }
  return value;
}
