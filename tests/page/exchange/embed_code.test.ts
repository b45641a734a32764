import { strictEqual as equal } from "node:assert";
import { embedAddress, embedCode, PARTS } from "../../../static/src/exchange/embed_code.ts";
import { isForeign } from "../../../static/src/lib/files/foreign.ts";

const LINK = "https://backstep.example/tools/#s=abc";

Deno.test("an embedded page stands beside the full one, at the same state", () => {
  equal(embedAddress(LINK, PARTS), "https://backstep.example/tools/embed#s=abc");
});

Deno.test("which parts are shown is in the address, unless all are", () => {
  const address = embedAddress(LINK, ["picture", "timeline"]);
  equal(address, "https://backstep.example/tools/embed?parts=picture+timeline#s=abc");
});

Deno.test("the code is an iframe with a title", () => {
  const code = embedCode(LINK, ["step"]);
  equal(code.startsWith('<iframe src="https://backstep.example/tools/embed?parts=step#s='), true);
  equal(code.includes('title="Backstep"'), true);
});

Deno.test("a file is of other software by its ending alone, and else a problem", () => {
  for (const name of ["a.pt", "A.ONNX", "b.c.csv"]) equal(isForeign(name), true);
  for (const name of ["a.json", "problem", "pt"]) equal(isForeign(name), false);
});
