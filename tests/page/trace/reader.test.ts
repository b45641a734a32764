import { deepStrictEqual as equal } from "node:assert";
import { openRun } from "../../../static/src/trace/run.ts";
import { PAGE_SIZE } from "../../../static/src/wire/server.ts";
import { createSession } from "../../../static/src/session/session.ts";
import { network } from "../networks.ts";
import { LIMITS, Server, settled } from "../server.ts";
import { pageOf, stepsOf } from "../traces.ts";

/** A trace of more than two pages. */
const PROBLEM = network([4, 5, 5, 4], { samples: 4 });
const TOTAL = stepsOf(PROBLEM).length;

function opened() {
  const server = new Server();
  const session = createSession(
    openRun(PROBLEM, pageOf(PROBLEM, 0, PAGE_SIZE)),
    "one",
    LIMITS,
  );
  return { server, session };
}

Deno.test("within a loaded page the cursor moves at once and nothing is asked", () => {
  const { server, session } = opened();
  session.seek(5);
  equal(session.cursor.value, 5);
  equal(session.step.value?.index, 4);
  equal(session.ahead.value?.first.index, 5);
  equal(server.asked, []);
});

Deno.test("a jump loads the page it needs, and the cursor moves when that is there", async () => {
  const { server, session } = opened();
  const there = session.seek(TOTAL);
  equal(session.cursor.value, 0);
  await there;
  equal(session.cursor.value, TOTAL);
  equal(session.state.value.value("updated_bias.3.3"), TOTAL);
  equal(server.asked[0].start, PAGE_SIZE * Math.floor((TOTAL - 1) / PAGE_SIZE));
});

Deno.test("near the end of a page the next one is fetched ahead, once", async () => {
  const { server, session } = opened();
  for (let at = 0; at < 20; at++) session.seek(PAGE_SIZE / 2 + at);
  equal(server.asked.map(({ start }) => start), [PAGE_SIZE]);
  await session.seek(PAGE_SIZE + 1);
  equal(session.cursor.value, PAGE_SIZE + 1);
  equal(server.asked.filter(({ start }) => start === PAGE_SIZE).length, 1);
});

Deno.test("a step never waits: the pages ahead, behind and where Next leads are at hand", async () => {
  for (const grain of ["number", "node", "layer"] as const) {
    const { server, session } = opened();
    session.grain.value = grain;
    for (const [move, last] of [[session.next, TOTAL], [session.back, 0]] as const) {
      while (session.cursor.value !== last) {
        const before = session.cursor.value;
        move();
        equal(session.cursor.value !== before, true, `${grain}: a step from ${before} waits`);
        if (server.asked.length > 0) await settled();
        server.asked = [];
      }
    }
  }
});

Deno.test("a drag over many pages asks for one at a time, and ends where it was left", async () => {
  const { server, session } = opened();
  let release = () => {};
  server.held = new Promise((resolve) => (release = resolve));
  const pages = Math.ceil(TOTAL / PAGE_SIZE);
  equal(pages > 3, true);
  for (let page = 1; page < pages; page++) session.seek(page * PAGE_SIZE + 20);
  equal(server.asked.map(({ start }) => start), [PAGE_SIZE]);
  release();
  await session.seek(TOTAL);
  equal(session.cursor.value, TOTAL);
});

Deno.test("a page that comes too late does not move the cursor back", async () => {
  const { server, session } = opened();
  let release = () => {};
  server.held = new Promise((resolve) => (release = resolve));
  const late = session.seek(TOTAL);
  session.seek(7);
  release();
  await late;
  await settled();
  equal(session.cursor.value, 7);
});

Deno.test("no jump leads beyond the ends", async () => {
  const { session } = opened();
  await session.seek(-3);
  equal(session.cursor.value, 0);
  await session.seek(TOTAL + 99);
  equal(session.cursor.value, TOTAL);
  await session.next();
  equal(session.cursor.value, TOTAL);
});

Deno.test("while the server is away the cursor stays, and trying again goes where it was to go", async () => {
  const { server, session } = opened();
  session.seek(3);
  server.away = true;
  await session.end();
  equal(session.cursor.value, 3);
  const { value: report } = session.connection.report;
  equal(report?.kind, "unreachable");
  server.away = false;
  if (report?.kind === "unreachable") await report.again?.();
  equal(session.cursor.value, TOTAL);
  equal(session.connection.report.value, null);
});

Deno.test("a page that could not be fetched ahead is no trouble until it is needed", async () => {
  const { server, session } = opened();
  server.away = true;
  await session.seek(PAGE_SIZE - 1);
  await settled();
  equal(session.connection.report.value, null);
  server.away = false;
  await session.seek(PAGE_SIZE + 1);
  equal(session.cursor.value, PAGE_SIZE + 1);
});

Deno.test("a page of a problem that is no longer open is not taken for one of the new problem", async () => {
  const { server, session } = opened();
  let release = () => {};
  server.held = new Promise((resolve) => (release = resolve));
  const late = session.seek(TOTAL);
  const other = network([4, 5, 5, 4], { samples: 3 });
  const opening = session.openProblem(other, null);
  release();
  await Promise.all([late, opening]);
  equal(session.problem.value, other);
  equal(session.cursor.value, 0);
  const { pages } = session.run.value;
  equal([...pages.values()].every(({ total }) => total === stepsOf(other).length), true);
});

Deno.test("a number leads to its step in the sample at hand, or in the one that is named", async () => {
  const { session } = opened();
  const own = stepsOf(PROBLEM).filter(({ result }) => result === "delta.2.1");
  equal(own.length, 4);
  await session.seek(own[1].index);
  session.seekTo("delta.2.1");
  equal(session.cursor.value, own[1].index + 1);
  session.seekTo("delta.2.1", 0);
  equal(session.cursor.value, own[0].index + 1);
  session.seekTo("weight.2.1.0");
  equal(session.cursor.value, own[0].index + 1, "a given number has no step");
});

Deno.test("a page of the problem before that comes late does not have the new one's asked for twice", async () => {
  const { server, session } = opened();
  const late = server.hold();
  session.seek(PAGE_SIZE / 2);
  server.held = Promise.resolve();
  await session.openProblem(network([4, 5, 5, 4], { samples: 3 }), null);
  const answer = server.hold();
  session.seek(PAGE_SIZE / 2);
  late();
  await settled();
  session.seek(PAGE_SIZE / 2 + 1);
  equal(server.asked.map(({ start }) => start), [PAGE_SIZE, 0, PAGE_SIZE]);
  answer();
  await settled();
});
