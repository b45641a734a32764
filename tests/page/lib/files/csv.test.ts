import { deepStrictEqual as equal } from "node:assert";
import { csvFile, usualSeparator, writeCsv } from "../../../../static/src/lib/files/csv.ts";

Deno.test("a cell has quotes where it holds what parts cells or rows", () => {
  equal(
    writeCsv([["a,b", 'say "x"', "two\nlines"], ["c", 1.5, ""]]),
    '"a,b","say ""x""","two\nlines"\r\nc,1.5,\r\n',
  );
});

Deno.test("with semicolons numbers have a decimal comma", () => {
  equal(writeCsv([["w", -0.25, 1e-7]], ";"), "w;-0,25;1e-7\r\n");
});

Deno.test("no cell can run as a formula, and a negative number stays a number", () => {
  for (const text of ["=1+1", "+1", "-1+cmd|' /C calc'!A0", "@SUM(A1)", "\t=1", " =1", "\r=1"]) {
    const [written] = writeCsv([[text]]).replace(/^"/, "");
    equal(written, "'", JSON.stringify(text));
  }
  equal(writeCsv([[-1]]), "-1\r\n");
});

Deno.test("the separator is that of the reader's language", () => {
  equal(["de", "fr", "en", "ja"].map(usualSeparator), [";", ";", ",", ","]);
});

Deno.test("a file begins with the mark of UTF-8", async () => {
  const bytes = new Uint8Array(await csvFile("δ\r\n").arrayBuffer());
  equal([...bytes.slice(0, 3)], [0xef, 0xbb, 0xbf]);
});
