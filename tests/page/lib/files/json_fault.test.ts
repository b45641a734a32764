import { deepStrictEqual as equal, ok } from "node:assert";
import { jsonFault } from "../../../../static/src/lib/files/json_fault.ts";

const FAULTS: [text: string, fault: string][] = [
  ['{"loss": 1,\n}', "Line 1 is not JSON: a comma stands before “}”. Take it away."],
  ["[1, 2,\n]", "Line 1 is not JSON: a comma stands before “]”. Take it away."],
  ["[1,,2]", "Line 1 is not JSON: two commas follow each other. Take one away."],
  ["[[1]\n[2]]", "Line 2 is not JSON: a comma is missing between “]” and “[”."],
  ['{"a": 1\n"b": 2}', "Line 2 is not JSON: a comma is missing between “1” and “b”."],
  ['{"a" 1}', "Line 1 is not JSON: a colon is missing after “a”."],
  ["{loss: 1}", 'Line 1 is not JSON: the name “loss” stands in double quotes, as "loss".'],
  ["{'loss': 1}", 'Line 1 is not JSON: the name “loss” stands in double quotes, as "loss".'],
  [
    '\n{"rate": 0,5}',
    "Line 2 is not JSON: a number has a point and not a comma, as in 0.5.",
  ],
  ['{"a": }', "Line 1 is not JSON: a value is missing before “}”."],
  ['{"a": True}', "Line 1 is not JSON: “True” is written true."],
  ['{"a": None}', "Line 1 is not JSON: “None” is written null."],
  ["[.5]", "Line 1 is not JSON: “.5” is not a number as in 0.5, −2 or 1e-3."],
  ["[1/2]", "Line 1 is not JSON: “1/2” is not a number as in 0.5, −2 or 1e-3."],
  [
    "[NaN]",
    'Line 1 is not JSON: “NaN” is not a number, and a text stands in double quotes, as "NaN".',
  ],
  [
    '{"a": "sigmoid}',
    "Line 1 is not JSON: the text “sigmoid}” has no end, or a sign that may not stand in it.",
  ],
  ["{“loss”: 1}", 'Line 1 is not JSON: the name “loss” stands in double quotes, as "loss".'],
  [
    "[\u00a01]",
    "Line 1 is not JSON: a space of another kind stands in it. Type that space anew.",
  ],
  ["[1 // one\n]", "Line 1 is not JSON: JSON has no comments. Take them out."],
  ["{}\n7", "Line 2 is not JSON: “7” stands after the end. Take it out."],
  [
    '{"a": [1\n}',
    "Line 2 is not JSON: “}” stands where the “[” of line 1 is closed by “]”.",
  ],
  ['\n{"network": ', "It ends before the “{” of line 2 is closed. It may have been cut off."],
];

for (const [text, fault] of FAULTS) {
  Deno.test(`the fault of ${JSON.stringify(text)} is told by its line`, () => {
    equal(jsonFault(text), fault);
  });
}

/** What the browser says of a text. */
function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

Deno.test("whatever is taken out of JSON, a fault is found where the browser finds one, and only there", () => {
  const whole =
    '{"a": [[0.15, -2e-3], []], "b": {}, "c": null, "d": "x\\u00e9\\"y", "e": [true, 1E5]}';
  equal(jsonFault(whole), null);
  for (let from = 0; from < whole.length; from++) {
    for (let to = from + 1; to <= whole.length; to++) {
      const cut = whole.slice(0, from) + whole.slice(to);
      if (cut.trim()) equal(jsonFault(cut) === null, isJson(cut), cut);
    }
  }
});

Deno.test("a text of a megabyte, however deep, is told of in little time", () => {
  ok(jsonFault("[\n".repeat(500_000))?.startsWith("It ends before the “[” of line 500000"));
});
