import { deepStrictEqual as equal } from "node:assert";
import { createOnward } from "../../../static/src/session/playing/onward.ts";
import { optimizerOf } from "../../../static/src/graph/learning.ts";
import { createGraphSession, firstRun } from "../../../static/src/graph/session.ts";
import { createConnection } from "../../../static/src/wire/connection.ts";
import type { GraphLearner } from "../../../static/src/wire/graph.ts";
import { CIRCUIT, circuitPage } from "../graphs.ts";
import { Server } from "../server.ts";

type Asked = GraphLearner & { iterations: number };

/** A server whose every iteration adds 1 to x, which takes at most 40 a request. */
async function opened() {
  const server = new Server();
  const asked: Asked[] = [];
  server.routes["/api/graph/trace"] = (body) => circuitPage((body as { start: number }).start);
  server.routes["/api/graph/train"] = (body) => {
    const wanted = body as Asked;
    const { graph, iterations, optimizer } = wanted;
    if ((optimizer?.learning_rate ?? 0) < 0) {
      return Response.json({ title: "Refused", status: 422, detail: "η is below 0." }, {
        status: 422,
      });
    }
    asked.push(wanted);
    const x = graph.values.x as number;
    return {
      losses: Array.from({ length: iterations + 1 }, (_, at) => 100 - x - at),
      graph: { ...graph, values: { ...graph.values, x: x + iterations } },
      optimizer_state: { iteration: x + iterations },
      stopped: null,
    };
  };
  const session = createGraphSession(await firstRun(CIRCUIT), "A circuit", createConnection());
  return { session, asked };
}

type Session = Awaited<ReturnType<typeof opened>>["session"];

const lossesOf = ({ sheet }: Session) => sheet.value.iterations.map(({ loss }) => loss);
const x = ({ problem }: Session) => problem.value.values.x;

Deno.test("an iteration carries the changed arrays on, and the cursor stays at its step", async () => {
  const { session } = await opened();
  await session.seek(5);
  await session.nextIteration();
  equal([x(session), session.cursor.value, session.sheet.value.title], [-1, 5, "A circuit"]);
  equal(lossesOf(session), [-12, 101]);
});

Deno.test("what many iterations have made of a graph is seen in its forward pass", async () => {
  const { session } = await opened();
  await session.seek(5);
  await session.train(10);
  equal(session.cursor.value, 2); // q and f are known, and no gradient yet
});

Deno.test("from the end Next goes on to the first step of the next iteration", async () => {
  const { session } = await opened();
  const onward = createOnward(session);
  await session.end();
  await onward.next();
  equal([session.cursor.value, session.sheet.value.iteration, x(session)], [0, 1, -1]);
});

Deno.test("many iterations are run in requests that go on with what the optimizer keeps", async () => {
  const { session, asked } = await opened();
  await session.train(100);
  equal(asked.map(({ iterations }) => iterations), [40, 40, 20]);
  equal(asked.map(({ optimizer_state }) => optimizer_state), [
    undefined,
    { iteration: 38 },
    { iteration: 78 },
  ]);
  equal([x(session), session.sheet.value.iteration], [98, 100]);
});

Deno.test("one goes back to any iteration of a graph, with what was kept then", async () => {
  const { session, asked } = await opened();
  await session.train(10);
  await session.toIteration(4);
  equal([x(session), session.sheet.value.iteration, lossesOf(session).length], [2, 4, 11]);
  await session.nextIteration();
  equal(asked.at(-1)?.optimizer_state, { iteration: 2 });
  equal([x(session), lossesOf(session).length], [3, 6]);
});

Deno.test("another optimizer goes on with the run and begins its state anew, another rate does not", async () => {
  const { session, asked } = await opened();
  await session.train(3);
  equal(await session.editOptimizer((now) => ({ ...now, learning_rate: 0.5 })), null);
  await session.train(1);
  equal(asked.at(-1)?.optimizer_state, { iteration: 1 });
  equal(await session.editOptimizer(() => ({ name: "adam" })), null);
  await session.train(1);
  equal([asked.at(-1)?.optimizer, asked.at(-1)?.optimizer_state], [{ name: "adam" }, undefined]);
  equal(session.sheet.value.turns, [3, 4]);
  await session.undo();
  equal(session.sheet.value.learner.optimizer, { name: "sgd", learning_rate: 0.5 });
});

Deno.test("an optimizer that the server refuses is told of and has not been taken", async () => {
  const { session } = await opened();
  const refused = await session.editOptimizer((now) => ({ ...now, learning_rate: -1 }));
  equal([refused, session.canUndo.value], ["η is below 0.", false]);
  equal(optimizerOf(session.sheet.value.learner).learning_rate, 0.1);
});

Deno.test("another value starts a new run and keeps the one before, what learns goes on with it", async () => {
  const { session } = await opened();
  await session.train(2);
  const before = lossesOf(session);
  await session.edit((graph) => ({ ...graph, with_respect_to: ["x"] }));
  equal([lossesOf(session).length, session.sheet.value.turns], [3, [2]]);
  await session.edit((graph) => ({ ...graph, values: { ...graph.values, y: 7 } }));
  equal([lossesOf(session).length, session.sheet.value.earlier.length], [1, before.length]);
  equal(session.sheet.value.title, null);
});
