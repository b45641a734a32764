import { deepStrictEqual as equal, rejects } from "node:assert";
import { newRun } from "../../../static/src/learn/model/runs.ts";
import { carryOn } from "../../../static/src/learn/model/trainer.ts";
import { Refused } from "../../../static/src/wire/server.ts";
import type { LearnRequest, Table } from "../../../static/src/wire/learning.ts";
import type { Problem } from "../../../static/src/wire/types.ts";
import { Server } from "../server.ts";

// A tab that is not seen: its frames come by the clock.
Object.assign(globalThis, { document: { hidden: true } });

const PROBLEM: Problem = {
  network: { layers: [{ weights: [[1]], biases: [0], activation: "identity" }] },
  loss: "half_squared_error",
  samples: [{ input: [1], target: [2] }],
};
const TABLE: Table = {
  kind: "values",
  inputs: [[1], [2]],
  targets: [[2], [4]],
  held_out: [],
  notes: [],
};
const DATA = { inputs: TABLE.inputs, targets: TABLE.targets, held_out: [] };

/** The lines for the iterations that are asked for. */
function lines({ iterations, start, every }: LearnRequest): Response {
  const all = Array.from({ length: iterations }, (_, at) => at + 1)
    .filter((at) => at % every === 0 || at === iterations);
  const text = all.map((at) =>
    JSON.stringify({ iteration: start + at, problem: PROBLEM, done: at === iterations })
  );
  return new Response(text.join("\n") + "\n");
}

function unavailable(seconds: number): Response {
  const headers = { "content-type": "application/problem+json", "retry-after": String(seconds) };
  const body = JSON.stringify({ title: "Service Unavailable", status: 503, detail: "No room." });
  return new Response(body, { status: 503, headers });
}

/** Run so many iterations as fast as they go; what each request was for, and what came. */
async function run(iterations: number, answer: (asked: LearnRequest, at: number) => Response) {
  const [asked, came]: [number[], number[]] = [[], []];
  let busy = 0;
  const server = new Server();
  server.routes["/api/learn"] = (body) => {
    const request = body as LearnRequest;
    asked.push(request.iterations);
    return answer(request, asked.length);
  };
  const own = newRun(1, PROBLEM, TABLE, { batchSize: null, shuffleSeed: 1, goal: iterations });
  await carryOn(own, {
    ...{ data: DATA, iterations, speed: () => Infinity, signal: new AbortController().signal },
    onMoments: (moments) => came.push(...moments.map(({ iteration }) => iteration)),
    onBusy: () => busy++,
  });
  return { asked, came, busy };
}

Deno.test("a run waits while the server is busy, and goes on when it has room", async () => {
  const told = await run(3, (asked, at) => at < 3 ? unavailable(0.01) : lines(asked));
  equal(told, { asked: [3, 3, 3], came: [1, 2, 3], busy: 2 });
});

Deno.test("what is too much for one request is asked for in smaller ones", async () => {
  const told = await run(
    10,
    (asked) => asked.iterations > 3 ? unavailable(60) : lines(asked),
  );
  equal(told.asked, [10, 3, 3, 3, 1]);
  equal(told.came, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
});

Deno.test("what is too much even alone is told in the server's words", async () => {
  await rejects(
    run(1, () => unavailable(60)),
    (error) => error instanceof Refused && error.details.detail === "No room.",
  );
});
