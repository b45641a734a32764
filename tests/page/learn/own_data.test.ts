import { deepStrictEqual as equal, ok, throws } from "node:assert";
import { ownData, usualChoices } from "../../../static/src/learn/data/own_data.ts";
import { namedNotes } from "../../../static/src/learn/data/named_notes.ts";
import { readTable, TableFault } from "../../../static/src/learn/data/table_text.ts";

const GERMAN = "Länge;Breite;Art\n5,1;3,5;setosa\n1.070,5;3,2;versicolor\n6,4;−0,2;setosa\n";

Deno.test("semicolons, decimal commas and a header are found out", () => {
  const { columns, lines, how } = readTable(GERMAN);
  equal(columns.map(({ name }) => name), ["Länge", "Breite", "Art"]);
  equal(columns[0].numbers, [5.1, 1070.5, 6.4]);
  equal(columns[1].numbers, [3.5, 3.2, -0.2]);
  equal(columns.map(({ numeric }) => numeric), [true, true, false]);
  equal(lines, [2, 3, 4]);
  ok(how.includes("semicolons, with decimal commas, the first line names them"));
});

Deno.test("commas and tabs part cells too, and a table may have no header", () => {
  equal(readTable("1,2\n3,4\n").columns.map(({ numbers }) => numbers), [[1, 3], [2, 4]]);
  equal(readTable("1\t2\n3\t4\n").columns[1].numbers, [2, 4]);
  equal(readTable('a,b\n"1",2\n3,4\n').columns[0].numbers, [1, 3]);
});

/** What is no table, and what is said of it. */
const FAULTS: [string, RegExp][] = [
  ["", /nothing in it/],
  ["1\n2\n", /one cell/],
  ["a;b\n1;2\n", /one row of data/],
  ["1;2\n3;4;5\n", /Line 2 has 3 cells; the first line has 2/],
  [Array.from({ length: 10_002 }, () => "1;2").join("\n"), /10,002 rows; at most 10,000/],
  ["1;2\n".repeat(1_000_000), /1,000,000 rows; at most 10,000/],
  [Array.from({ length: 65 }, () => "1").join(";") + "\n", /65 columns/],
];

Deno.test("what is no table is told in words", () => {
  for (const [text, words] of FAULTS) {
    throws(
      () => readTable(text),
      (error) => error instanceof TableFault && words.test(error.message),
    );
  }
});

Deno.test("texts of the target are classes, and inputs are standardised", () => {
  const table = readTable("x;y;kind\n1;10;a\n3;10;b\n5;40;c\n7;40;a\n");
  const own = ownData(table, { ...usualChoices(table), heldOut: 0.25 });
  equal(own.classes, ["a", "b", "c"]);
  ok("inputs" in own.data);
  equal(own.data.targets, [[1, 0, 0], [0, 1, 0], [0, 0, 1], [1, 0, 0]]);
  // Of 1, 3, 5, 7 the mean is 4 and the variance 5; of the other column 25 and 225.
  equal(own.data.inputs.map(([x]) => Number((x * Math.sqrt(5)).toFixed(9))), [-3, -1, 1, 3]);
  equal(own.data.inputs.map(([, y]) => y), [-1, -1, 1, 1]);
  equal(own.scales[1], { mean: 25, spread: 15 });
  equal(own.data.held_out.length, 1);
});

Deno.test("rows with missing cells or text for a number are left out, by their lines", () => {
  const table = readTable("x;y\n1;2\n;3\nabc;4\n5;\n6;7\n1e999;8\n9;9\n");
  const own = ownData(table, { ...usualChoices(table), standardise: false, heldOut: 0 });
  ok("inputs" in own.data);
  equal(own.data.inputs, [[1], [6], [9]]);
  equal(own.leftOut, [
    "Line 3: x is missing.",
    "Line 4: x is “abc”, which is no number.",
    "Line 5: y is missing or no number.",
    "Line 7: x is “1e999”, which is no number.",
  ]);
});

Deno.test("a target that is the same in every row is refused", () => {
  const table = readTable("x;kind\n1;a\n2;a\n");
  throws(() => ownData(table, usualChoices(table)), /nothing to tell apart/);
});

Deno.test("what is odd about a table is told in its owner's names and numbers", () => {
  const table = readTable("x;y;kind\n1;5;a\n3;5;b\n5;5;a\n");
  const own = ownData(table, { ...usualChoices(table), heldOut: 0 });
  // As the server has them: the constant column is 0 when it has been standardised.
  equal(
    namedNotes([
      "Input 2 is 0 in every row: it tells nothing apart, and does what a bias does.",
      "Class 1 is seen once, in row 2: what is learnt of it is that row alone.",
      "All rows of class 0 are held out: nothing will be learnt of it.",
    ], own),
    [
      "y is 5 in every row: it tells nothing apart, and does what a bias does.",
      "Class “b” is seen once, in row 2: what is learnt of it is that row alone.",
      "All rows of class “a” are held out: nothing will be learnt of it.",
    ],
  );
});
