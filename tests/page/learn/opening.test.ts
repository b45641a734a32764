import { deepStrictEqual as equal } from "node:assert";
import { type Held, openHeld } from "../../../static/src/learn/model/address.ts";
import { createLearning, type Learning } from "../../../static/src/learn/model/learning.ts";
import { chooseSet, openFirst, openOwn } from "../../../static/src/learn/model/opening.ts";
import type { Data, Dataset } from "../../../static/src/wire/learning.ts";
import type { Problem } from "../../../static/src/wire/types.ts";
import { Server, settled } from "../server.ts";

const problem = (weight: number): Problem => ({
  network: { layers: [{ weights: [[weight]], biases: [0], activation: "identity" }] },
  loss: "half_squared_error",
  samples: [],
});

const setOf = (id: string, weight: number): Dataset => ({
  ...{ id, title: id, about: "", kind: "values", source: "" },
  ...{ inputs: ["x"], outputs: ["y"], classes: [] },
  ...{ count: 2, least: 1, most: 9, noise: 0, held_out: 0 },
  network: { problem: problem(weight), batch_size: null, iterations: 3 },
});

const [LINE, WAVE] = [setOf("line", 1), setOf("wave", 2)];
const ROWS = { inputs: [[1], [2]], targets: [[2], [4]], held_out: [] };
const OWN = {
  ...{ data: ROWS, inputs: ["length"], outputs: ["width"], classes: [], leftOut: [] },
  scales: [{ mean: 0, spread: 1 }],
};
const HELD: Held = {
  ...{ data: { set: "wave", count: 2, noise: 0, seed: 1, held_out: 0 }, start: problem(3) },
  ...{ drawn: { scheme: "xavier", seed: 1 }, batchSize: null, shuffleSeed: 1, goal: 3 },
  ...{ part: "Plane", sample: 1, iteration: 0, says: "" },
};

/** A room and a server that has the rows of our own sets, and anybody's, once `answer` is called. */
async function room() {
  const server = new Server();
  const waiting = new Map<string, PromiseWithResolvers<unknown>>();
  server.routes["/api/datasets"] = () => [LINE, WAVE];
  server.routes["/api/dataset"] = (body) => {
    const { data } = body as { data: Data };
    const asked = Promise.withResolvers<unknown>();
    waiting.set("set" in data ? data.set : "own", asked);
    return asked.promise;
  };
  const learning = createLearning();
  learning.datasets.want();
  await settled();
  return {
    learning,
    async answer(of: string, made: unknown = { kind: "values", ...ROWS, notes: [] }) {
      waiting.get(of)?.resolve(made);
      await settled();
    },
  };
}

const refusal = () =>
  Response.json({ title: "Refused", status: 422, detail: "No such rows." }, { status: 422 });

/** The data, and the first weight of each run. */
function shown({ source, runs, failure }: Learning) {
  const weights = runs.value.map(({ start }) => start.network.layers[0].weights[0][0]);
  return [source.value?.title, weights, failure.value];
}

Deno.test("a table of one's own that is overtaken begins no network on the other's data", async () => {
  const { learning, answer } = await room();
  const own = openOwn(learning, OWN);
  await settled();
  const set = chooseSet(learning, LINE);
  await settled();
  await answer("line");
  await answer("own");
  equal(await own, null);
  await set;
  equal(shown(learning), ["line", [1], null]);
});

Deno.test("a link that is overtaken begins none of its runs on the other's data", async () => {
  const { learning, answer } = await room();
  openHeld(learning, HELD);
  await settled();
  chooseSet(learning, LINE);
  await settled();
  await answer("line");
  await answer("wave");
  equal(shown(learning), ["line", [1], null]);
  equal(learning.sample.value, 0);
});

Deno.test("what is refused after it was overtaken is not told", async () => {
  const { learning, answer } = await room();
  openHeld(learning, HELD);
  await settled();
  chooseSet(learning, LINE);
  await settled();
  await answer("line");
  await answer("wave", refusal());
  equal(shown(learning), ["line", [1], null]);
});

Deno.test("a link that comes while the first data are on their way is opened", async () => {
  const { learning, answer } = await room();
  openFirst(learning, LINE);
  await settled();
  openHeld(learning, HELD);
  await settled();
  await answer("line");
  openFirst(learning, LINE);
  await answer("wave");
  equal(shown(learning), ["wave", [3], null]);
  equal(learning.sample.value, 1);
});

Deno.test("a link with several runs is undone as one", async () => {
  const { learning, answer } = await room();
  openFirst(learning, LINE);
  await settled();
  await answer("line");
  const beside = [{ other: problem(4), batchSize: null, shuffleSeed: 1, goal: 3, iteration: 2 }];
  openHeld(learning, { ...HELD, beside });
  await settled();
  await answer("wave");
  equal(shown(learning), ["wave", [3, 4], null]);
  learning.changes.undo();
  equal(shown(learning), ["line", [1], null]);
});

Deno.test("a damaged link opens what the room begins with, and says what it is", async () => {
  const { learning, answer } = await room();
  const start = { ...problem(3), network: { layers: [] } };
  openHeld(learning, { ...HELD, start });
  await settled();
  await answer("wave");
  await answer("line");
  const told = "The link does not hold the whole of the learning room. It may have been cut.";
  equal(shown(learning), ["line", [1], told]);
});
