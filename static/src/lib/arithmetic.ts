/** Reading a number as a person types it: 0.25, -1e-3, 1/3, (2 - 0.5) * 3. */

/** Why a text is not a number. */
export class Unreadable extends Error {}

const TOKEN = /\s*(?:(\d+(?:\.\d*)?(?:e[+-]?\d+)?|\.\d+(?:e[+-]?\d+)?)|([-+*/()]))/iy;

/** The number that `text` writes. Throws Unreadable, with what is wrong. */
export function readNumber(text: string): number {
  const tokens = tokenize(text.replaceAll("−", "-").replaceAll("·", "*").replaceAll("×", "*"));
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
    let value = factor();
    while (tokens[at] === "*" || tokens[at] === "/") {
      value = tokens[at++] === "*" ? value * factor() : quotient(value, factor());
    }
    return value;
  }

  function factor(): number {
    const token = tokens[at++];
    if (typeof token === "number") return token;
    if (token === "-") return -factor();
    if (token === "+") return factor();
    if (token !== "(") throw new Unreadable("Something is missing: a number, or 1/3, or 2*0.5.");
    const value = sum();
    if (tokens[at++] !== ")") throw new Unreadable("A parenthesis is not closed.");
    return value;
  }

  const value = sum();
  if (at < tokens.length) throw new Unreadable(tooMany(tokens[at]));
  if (!Number.isFinite(value)) throw new Unreadable("That is too large. Type less than 1e308.");
  return value;
}

function quotient(dividend: number, divisor: number): number {
  if (divisor === 0) throw new Unreadable("Nothing can be divided by 0. Type another number.");
  return dividend / divisor;
}

function tooMany(token: number | string): string {
  if (typeof token === "string") return `“${token}” is one too many.`;
  return "Those are two numbers. Type one, with one decimal point, as in 0.5.";
}

function tokenize(text: string): (number | string)[] {
  const tokens: (number | string)[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.trimEnd().length) {
    const from = TOKEN.lastIndex;
    const match = TOKEN.exec(text);
    if (!match) {
      const wrong = text.slice(from).trim()[0];
      const right = wrong === "," ? "Write a point, as in 0.5." : "Write one as 0.5, 5e-1 or 1/2.";
      throw new Unreadable(`“${wrong}” is not part of a number. ${right}`);
    }
    tokens.push(match[1] === undefined ? match[2] : numberOf(match[1]));
  }
  return tokens;
}

/** What the digits write; what would only be 0 to the computer is not taken for 0. */
function numberOf(digits: string): number {
  const value = Number(digits);
  if (value === 0 && /[1-9]/.test(digits.split(/e/i)[0])) {
    throw new Unreadable("That is too small to be told from 0. Type 0, or more than 1e-307.");
  }
  return value;
}
