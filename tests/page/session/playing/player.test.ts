import { deepStrictEqual as equal } from "node:assert";
import { effect, signal } from "@preact/signals";
import { createOnward } from "../../../../static/src/session/playing/onward.ts";
import { createPlayer, type Player } from "../../../../static/src/session/playing/player.ts";
import { openRun } from "../../../../static/src/trace/run.ts";
import { Refused } from "../../../../static/src/wire/server.ts";
import { createSession, type Session } from "../../../../static/src/session/session.ts";
import { network } from "../../networks.ts";
import { LIMITS, Server } from "../../server.ts";
import { pageOf, stepsOf } from "../../traces.ts";

/** A player at a speed that no test has to wait for. */
function opened(problem = network([2, 1])) {
  const server = new Server();
  const session = createSession(openRun(problem, pageOf(problem, 0, 256)), null, LIMITS);
  const held = signal(false);
  const player = createPlayer(session, held, createOnward(session).next);
  player.speed.value = 1000;
  return { server, session, player, held, total: stepsOf(problem).length };
}

/** Once it does not play any more. */
function stopped({ playing }: Player): Promise<void> {
  return new Promise((resolve) => {
    effect(() => {
      if (!playing.value) resolve();
    });
  });
}

/** Once so many steps are done. */
function reached({ cursor }: Session, at: number): Promise<void> {
  return new Promise((resolve) => {
    effect(() => {
      if (cursor.value === at) resolve();
    });
  });
}

/** Once so many iterations are done. */
function iterated({ sheet }: Session, iterations: number): Promise<void> {
  return new Promise((resolve) => {
    effect(() => {
      if (sheet.value.iteration >= iterations) resolve();
    });
  });
}

Deno.test("play goes on to the end, and over it from iteration to iteration", async () => {
  const { server, session, player, total } = opened();
  const cursors: number[] = [];
  effect(() => void cursors.push(session.cursor.value));
  player.toggle();
  await iterated(session, 2);
  player.toggle();
  const ends = cursors.flatMap((cursor, at) => cursor === total ? [cursors[at + 1]] : []);
  equal(ends.slice(0, 2), [0, 0]);
  equal(server.runs.slice(0, 2), [1, 1]);
});

Deno.test("play stops where the next iteration would overflow, and says so", async () => {
  const { server, session, player } = opened();
  server.divergesAfter = 0;
  player.toggle();
  await stopped(player);
  equal(session.connection.report.value?.kind, "refused");
});

Deno.test("play does not care what else is told to be wrong", async () => {
  const { session, player, total } = opened();
  session.connection.tell(new Refused({ title: "Damaged link", status: 400, detail: "Cut." }));
  player.toggle();
  await reached(session, total);
  player.toggle();
});

Deno.test("play stops at a step that does not come", async () => {
  const { server, session, player } = opened(network([4, 5, 5, 4], { samples: 4 }));
  server.away = true;
  session.grain.value = "number";
  await session.seek(250);
  player.toggle();
  await stopped(player);
  equal(session.cursor.value, 256);
  equal(session.connection.report.value?.kind, "unreachable");
});

Deno.test("play waits while another problem is on its way, and goes on in it", async () => {
  const { server, session, player } = opened();
  const answer = server.hold();
  const other = network([2, 2, 1]);
  const opening = session.openProblem(other, null);
  player.toggle();
  await new Promise((resolve) => setTimeout(resolve, 20));
  equal([session.cursor.value, player.playing.value], [0, true]);
  answer();
  await opening;
  await reached(session, stepsOf(other).length);
  equal(session.problem.value, other);
  player.toggle();
});

Deno.test("play waits while something is open over the page, and then goes on", async () => {
  const { session, player, held, total } = opened();
  held.value = true;
  player.toggle();
  await new Promise((done) => setTimeout(done, 50));
  equal([session.cursor.value, player.playing.value], [0, true]);
  held.value = false;
  await reached(session, total);
  player.toggle();
});

Deno.test("play stops when there is something to tell", () => {
  const { session, player, held } = opened();
  held.value = true;
  player.toggle();
  session.connection.tell(new Refused({ title: "No", status: 422, detail: "No." }));
  equal(player.playing.value, false);
});
