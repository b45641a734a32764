import { deepStrictEqual as equal } from "node:assert";
import { counted } from "../../../static/src/lib/counted.ts";

Deno.test("only one of a thing is told of in the singular", () => {
  equal([0, 1, 2].map((count) => counted(count, "unit")), ["0 units", "1 unit", "2 units"]);
});

Deno.test("thousands are parted by commas", () => {
  equal(counted(1057, "number"), "1,057 numbers");
});
