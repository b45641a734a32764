/** What is wrong with a text that is no JSON: in which line, and what would be right. */

/** A sign, a text, closed in its line or not, or a number or word. */
const TOKEN = /[{}[\],:]|"(?:[^"\\\n]|\\.)*"?|'[^'\n]*'?|(?:\/\/|\/\*|#).*|[^ \t\r\n{}[\],:"']+/g;
const VALUE = /^(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)$/;
const TEXT = /^"(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"$/u;
const CLOSING: Record<string, string> = { "{": "}", "[": "]" };
const LONGEST = 24;

type Wanted = "value" | "first value" | "name" | "first name" | "colon" | "comma" | "nothing";

/** What is open: the sign, and the line it stands in. */
interface Opened {
  sign: string;
  line: number;
}

/** The first fault of a text that is no JSON; null where there is none to be found. */
export function jsonFault(text: string): string | null {
  const open: Opened[] = [];
  let wanted: Wanted = "value";
  let before = "";
  let lineBefore = 1;
  let line = 1;
  let end = 0;
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    line += text.slice(end, index).split("\n").length - 1;
    end = index;
    const fault = faultOf(token, wanted, before, open.at(-1));
    // A comma too many is looked for where it stands, which may be the line before.
    const at = before === "," && /^[}\]]$/.test(token) ? lineBefore : line;
    if (fault) return `Line ${at} is not JSON: ${fault}`;
    if (token in CLOSING) open.push({ sign: token, line });
    else if (token === "}" || token === "]") open.pop();
    wanted = after(token, wanted, open.at(-1));
    before = token;
    lineBefore = line;
  }
  const left = open.at(-1);
  if (!left) return null;
  return `It ends before the ${quoted(left.sign)} of line ${left.line} is closed. ` +
    "It may have been cut off.";
}

/** What is wanted once a token that is right has been read within `inner`. */
function after(token: string, wanted: Wanted, inner: Opened | undefined): Wanted {
  if (token === "{") return "first name";
  if (token === "[") return "first value";
  if (token === ":") return "value";
  if (token === ",") return inner?.sign === "{" ? "name" : "value";
  if (wanted === "name" || wanted === "first name") return token === "}" ? ended(inner) : "colon";
  return ended(inner);
}

const ended = (inner: Opened | undefined): Wanted => inner ? "comma" : "nothing";

function faultOf(
  token: string,
  wanted: Wanted,
  before: string,
  inner: Opened | undefined,
): string | null {
  const closes = inner !== undefined && token === CLOSING[inner.sign];
  if (/^(\/\/|\/\*|#)/.test(token)) return "JSON has no comments. Take them out.";
  if (/^\s/.test(token)) return "a space of another kind stands in it. Type that space anew.";
  switch (wanted) {
    case "nothing":
      return `${quoted(token)} stands after the end. Take it out.`;
    case "colon":
      return token === ":" ? null : `a colon is missing after ${quoted(before)}.`;
    case "comma":
      if (token === "," || closes) return null;
      return inner && (token === "}" || token === "]")
        ? `${quoted(token)} stands where the ${
          quoted(inner.sign)
        } of line ${inner.line} is closed ` +
          `by ${quoted(CLOSING[inner.sign])}.`
        : `a comma is missing between ${quoted(before)} and ${quoted(token)}.`;
    case "first name":
    case "name":
      if (TEXT.test(token) || closes && wanted === "first name") return null;
      return before === "," ? afterComma(token) : wrongName(token);
    case "first value":
    case "value":
      if (token in CLOSING || VALUE.test(token) || TEXT.test(token)) return null;
      if (closes && wanted === "first value") return null;
      return before === "," && /^[,}\]]$/.test(token) ? afterComma(token) : wrongValue(token);
  }
}

/** What may follow no comma. */
function afterComma(token: string): string {
  if (token === ",") return "two commas follow each other. Take one away.";
  if (token === "}" || token === "]") {
    return `a comma stands before ${quoted(token)}. Take it away.`;
  }
  return /^\d+$/.test(token)
    ? "a number has a point and not a comma, as in 0.5."
    : wrongName(token);
}

function wrongName(token: string): string {
  const name = bare(token);
  return name
    ? `the name ${quoted(name)} stands in double quotes, as "${shortened(name)}".`
    : `a name in double quotes stands before ${quoted(token)}.`;
}

function wrongValue(token: string): string {
  if (/^[,:}\]]$/.test(token)) return `a value is missing before ${quoted(token)}.`;
  if (/^(true|false|none|null)$/i.test(token)) {
    return `${quoted(token)} is written ${/none/i.test(token) ? "null" : token.toLowerCase()}.`;
  }
  if (token.startsWith('"')) {
    return `the text ${quoted(token)} has no end, or a sign that may not stand in it.`;
  }
  if (/^[-+.\d]/.test(token)) return `${quoted(token)} is not a number as in 0.5, −2 or 1e-3.`;
  const text = bare(token);
  return `${quoted(text)} is not a number, and a text stands in double quotes, as "${
    shortened(text)
  }".`;
}

/** A name or text without the quotes that it has. */
function bare(token: string): string {
  return /^[{}[\],:]$/.test(token) ? "" : token.replace(/^["'“”„‘’]+|["'“”‘’]+$/g, "");
}

function quoted(token: string): string {
  return `“${shortened(token.replace(/^"|"$/g, ""))}”`;
}

function shortened(token: string): string {
  return token.length > LONGEST ? `${token.slice(0, LONGEST)}…` : token;
}
