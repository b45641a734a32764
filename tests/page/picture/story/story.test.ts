import { deepStrictEqual as equal } from "node:assert";
import { isOnPath, parsePlace } from "../../../../static/src/picture/place.ts";
import { storyOf } from "../../../../static/src/picture/story/story.ts";
import { network } from "../../networks.ts";

const P = network([2, 3, 4, 2]);
const story = (place: string, problem = P) => storyOf(parsePlace(place), problem, "net");

/** The edges of the network on a path from the place to the loss, as `layer.unit.from`. */
function edgesOnPath(place: string): string[] {
  return P.network.layers.flatMap(({ weights }, at) =>
    weights.flatMap((row, unit) =>
      [...row.keys()].map((from) => [at + 1, unit, from]).filter(([layer, unit, from]) =>
        isOnPath(parsePlace(place), layer, unit, from)
      ).map((edge) => edge.join("."))
    )
  );
}

Deno.test("a place is a unit, or an edge from a unit of the layer before", () => {
  equal(parsePlace("unit.2.3"), { layer: 2, unit: 3, source: null });
  equal(parsePlace("edge.1.2.0"), { layer: 1, unit: 2, source: 0 });
});

Deno.test("there are as many paths to the loss as ways through the layers above", () => {
  equal(["unit.0.0", "unit.1.2", "unit.2.0", "unit.3.1"].map((at) => story(at).paths), [
    3 * 4 * 2,
    4 * 2,
    2,
    1,
  ]);
  equal(["edge.1.0.0", "edge.3.1.2"].map((at) => story(at).paths), [8, 1]);
});

Deno.test("a place reaches the loss by every unit of the next layer, with its weight and its δ", () => {
  equal(story("unit.2.1").through, [
    { unit: 0, weight: "weight.3.0.1", delta: "delta.3.0" },
    { unit: 1, weight: "weight.3.1.1", delta: "delta.3.1" },
  ]);
  equal(story("edge.2.1.0").through, story("unit.2.1").through);
  equal(story("unit.3.0").through, []);
});

Deno.test("a unit tells its numbers in the order in which they are computed", () => {
  equal(story("unit.2.1").lines.map(({ ref }) => ref), [
    "net.2.1",
    "output.2.1",
    "error.2.1",
    "slope.2.1",
    "delta.2.1",
    "bias.2.1",
    "bias_gradient.2.1",
  ]);
  equal(story("unit.0.1").lines.map(({ ref }) => ref), ["input.1"]);
});

Deno.test("a unit without a bias tells of none", () => {
  const refs = story("unit.1.0", network([1, 1], { biases: false })).lines.map(({ ref }) => ref);
  equal(refs.filter((ref) => ref.includes("bias")), []);
});

Deno.test("an edge tells what it carries, what comes back, and their product", () => {
  const refs = (place: string) => story(place).lines.map(({ ref }) => ref);
  equal(refs("edge.2.1.0"), [
    "weight.2.1.0",
    "output.1.0",
    "delta.2.1",
    "weight_gradient.2.1.0",
    "updated_weight.2.1.0",
  ]);
  equal(refs("edge.1.1.0")[1], "input.0");
});

Deno.test("the way of a unit to the loss is its edges on, and all edges after them", () => {
  equal(edgesOnPath("unit.2.1"), ["3.0.1", "3.1.1"]);
  equal(edgesOnPath("unit.1.2"), [
    ...["2.0.2", "2.1.2", "2.2.2", "2.3.2"],
    ...["3.0.0", "3.0.1", "3.0.2", "3.0.3", "3.1.0", "3.1.1", "3.1.2", "3.1.3"],
  ]);
  equal(edgesOnPath("unit.3.0"), []);
});

Deno.test("the way of an edge begins with the edge itself", () => {
  equal(edgesOnPath("edge.3.1.2"), ["3.1.2"]);
  equal(edgesOnPath("edge.2.0.1"), ["2.0.1", "3.0.0", "3.1.0"]);
});
