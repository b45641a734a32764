import { deepStrictEqual as equal } from "node:assert";
import { createOnward } from "../../../../static/src/session/playing/onward.ts";
import { createSession } from "../../../../static/src/session/session.ts";
import { openRun } from "../../../../static/src/trace/run.ts";
import { network } from "../../networks.ts";
import { LIMITS, Server } from "../../server.ts";
import { pageOf, stepsOf } from "../../traces.ts";

const PROBLEM = network([2, 1]);

function opened() {
  const server = new Server();
  const session = createSession(openRun(PROBLEM, pageOf(PROBLEM, 0, 256)), null, LIMITS);
  return { server, session, onward: createOnward(session) };
}

Deno.test("Next goes on step by step, and from the end to the next iteration", async () => {
  const { session, onward } = opened();
  await onward.next();
  equal([session.cursor.value, session.sheet.value.iteration], [1, 0]);
  await session.end();
  equal([onward.atEnd.value, session.cursor.value], [true, stepsOf(PROBLEM).length]);
  await onward.next();
  equal([session.cursor.value, session.sheet.value.iteration], [0, 1]);
});

Deno.test("a key that is held down stops at the end, and one pressed twice goes on but once", async () => {
  const { server, session, onward } = opened();
  await session.end();
  await onward.next(true);
  equal(server.runs, []);
  await Promise.all([onward.next(), onward.next()]);
  equal([server.runs, session.sheet.value.iteration], [[1], 1]);
});
