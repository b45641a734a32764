import { deepStrictEqual as equal } from "node:assert";
import { groupsOf, layerStarts, namesOn } from "../../../static/src/timeline/detail/groups.ts";
import { network } from "../networks.ts";
import { blocksOf, stepsOf } from "../traces.ts";

const ONE = blocksOf(network([2, 3, 2]));
const FORTY = blocksOf(network([2, 3, 2], { samples: 40 }));
const totalOf = (blocks: typeof ONE) => blocks.reduce((sum, { count }) => sum + count, 0);

Deno.test("of one sample the phases are named, and every step is under a name", () => {
  const groups = groupsOf(ONE);
  equal(groups.map(({ title }) => title), ["forward", "loss", "backward", "update"]);
  equal(groups.reduce((sum, { count }) => sum + count, 0), totalOf(ONE));
  equal(namesOn(groups, totalOf(ONE), 1240), ["forward", "loss", "backward", "update"]);
  equal(namesOn(groups, totalOf(ONE), 1240, 1000), [null, "loss", "backward", "update"]);
});

Deno.test("a batch is grouped by its samples, then what is of all of them", () => {
  const titles = groupsOf(FORTY).map(({ title }) => title);
  equal(titles.slice(0, 2), ["sample 1", "sample 2"]);
  equal(titles.slice(39), ["sample 40", "batch", "update"]);
});

Deno.test("of forty samples as many are named as have room, at round places", () => {
  const groups = groupsOf(FORTY);
  const named = (width: number) => namesOn(groups, totalOf(FORTY), width).filter((each) => each);
  equal(named(1240).filter((each) => /^\d+$/.test(each ?? "")).length, 40);
  equal(named(360).filter((each) => /^\d+$/.test(each ?? "")), [
    ...["1", "5", "10", "15", "20", "25", "30", "35", "40"],
  ]);
});

Deno.test("a layer begins where its first number stands, and no phase begins with such a mark", () => {
  const steps = stepsOf(network([2, 3, 2]));
  const starts = layerStarts(ONE);
  for (const start of starts) {
    const [before, here] = [steps[start - 1], steps[start]];
    equal([before.phase === here.phase, before.layer === here.layer], [true, false]);
  }
  equal(starts.length, 3);
});
