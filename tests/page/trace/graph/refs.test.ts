import { deepStrictEqual as equal } from "node:assert";
import { graphRef, parseGraphRef } from "../../../../static/src/trace/graph/refs.ts";

const ARRAYS = new Map(
  Object.entries({ L: [], "L.1": [2], W: [2, 3], "h@2": [2] })
    .map(([name, shape]) => [name, { name, shape }]),
);

Deno.test("a ref names an array, also one with a dot in its name, and a place in row-major order", () => {
  const cases: [string, string, number][] = [
    ["value.L", "L", 0],
    ["value.L.1.1", "L.1", 1],
    ["value.W.1.2", "W", 5],
    ["gradient.h@2.0", "h@2", 0],
  ];
  for (const [ref, array, place] of cases) {
    const found = parseGraphRef(ref, ARRAYS);
    equal(found, { quantity: ref.split(".")[0], array, place });
    equal(graphRef(found?.quantity ?? "value", ARRAYS.get(array) as never, place), ref);
  }
});

Deno.test("a ref of no array, of too many or too few indices, or beyond the array is none", () => {
  for (
    const ref of ["value.V", "value.W.0", "value.W.2.0", "value.W.0.0.0", "delta.1.0", "value"]
  ) {
    equal(parseGraphRef(ref, ARRAYS), null, ref);
  }
});
