import { deepStrictEqual as equal, ok } from "node:assert";
import { compareRates } from "../../../static/src/learn/model/comparing.ts";
import { createLearning, type Learning } from "../../../static/src/learn/model/learning.ts";
import type { Data, LearnRequest } from "../../../static/src/wire/learning.ts";
import type { Problem } from "../../../static/src/wire/types.ts";
import { Server, settled } from "../server.ts";

// A tab that is not seen: its frames come by the clock.
Object.assign(globalThis, { document: { hidden: true } });

const PROBLEM: Problem = {
  network: { layers: [{ weights: [[1]], biases: [0], activation: "identity" }] },
  loss: "half_squared_error",
  samples: [],
};
const DATA: Data = { inputs: [[1], [2]], targets: [[2], [4]], held_out: [] };
const OPTIONS = { batchSize: null, shuffleSeed: 1, goal: 3 };

/** The lines for the iterations that are asked for. */
function lines({ problem, iterations, start }: LearnRequest): Response {
  const text = Array.from(
    { length: iterations },
    (_, at) => JSON.stringify({ iteration: start + at + 1, problem }) + "\n",
  );
  return new Response(text.join(""));
}

/** No room for a while, so far as the server says. */
function busy(): Response {
  const headers = { "content-type": "application/problem+json", "retry-after": "20" };
  const body = JSON.stringify({ title: "Service Unavailable", status: 503, detail: "No room." });
  return new Response(body, { status: 503, headers });
}

/** A room with a run in it, and what the server answers to one that learns. */
async function begun(answer: (asked: LearnRequest) => unknown) {
  const server = new Server();
  server.routes["/api/dataset"] = () => ({ kind: "values", ...DATA, notes: [] });
  server.routes["/api/learn"] = (body) => answer(body as LearnRequest);
  const learning = createLearning();
  learning.speed.value = Infinity;
  await learning.open(null, DATA);
  learning.begin(PROBLEM, OPTIONS);
  return { server, learning };
}

const cameTo = ({ run }: Learning) => run.value?.moments.at(-1)?.iteration;

async function until(holds: () => boolean): Promise<void> {
  for (let tries = 0; !holds(); tries++) {
    ok(tries < 1000, "It has not come.");
    await settled();
  }
}

Deno.test("a run that waits for a busy server is paused at once, and nothing is told of it", async () => {
  const { server, learning } = await begun(busy);
  const trained = learning.train();
  await until(() => learning.failure.value !== null);
  learning.pause();
  equal([learning.training.value, learning.failure.value], [false, null]);
  let ended = false;
  trained.finally(() => (ended = true));
  // Long before the server would be asked again.
  await until(() => ended);
  equal([learning.training.value, learning.failure.value], [false, null]);
  server.routes["/api/learn"] = (body) => lines(body as LearnRequest);
  equal(await learning.train(), true);
  equal(cameTo(learning), 3);
});

Deno.test("what is answered after a pause is no part of the run, nor told as a failure", async () => {
  for (const late of [lines, busy]) {
    const there = Promise.withResolvers<void>();
    const { learning } = await begun(async (asked) => (await there.promise, late(asked)));
    const trained = learning.train();
    await settled();
    learning.pause();
    there.resolve();
    equal(await trained, false);
    equal([cameTo(learning), learning.failure.value], [0, null]);
  }
});

Deno.test("a run that is begun while another is under way learns in its place", async () => {
  const there = Promise.withResolvers<void>();
  let asked = 0;
  const { learning } = await begun(async (request) => {
    if (++asked === 1) await there.promise;
    return lines(request);
  });
  const first = learning.train();
  learning.begin(PROBLEM, { ...OPTIONS, goal: 2 });
  const second = learning.train();
  there.resolve();
  equal([await first, await second], [false, true]);
  equal([cameTo(learning), learning.training.value], [2, false]);
});

Deno.test("a comparison that is paused begins no further run", async () => {
  const there = Promise.withResolvers<void>();
  const { learning } = await begun(async (asked) => (await there.promise, lines(asked)));
  const compared = compareRates(learning);
  await settled();
  learning.pause();
  there.resolve();
  await compared;
  equal(learning.runs.value.length, 1);
  equal([learning.training.value, cameTo(learning)], [false, 0]);
});
