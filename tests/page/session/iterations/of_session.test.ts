import { deepStrictEqual as equal } from "node:assert";
import { savedRun } from "../../../../static/src/session/sheet.ts";
import type { Problem } from "../../../../static/src/wire/types.ts";
import { network } from "../../networks.ts";
import { settled, trained } from "../../server.ts";
import { opened, PROBLEM, setTo } from "../opened.ts";

Deno.test("the next iteration starts from the updated parameters, before its first step", async () => {
  const { session } = opened();
  session.seek(9);
  await session.nextIteration();
  equal(session.problem.value, trained(PROBLEM, 1));
  equal([session.cursor.value, session.sheet.value.iteration], [0, 1]);
  equal(session.sheet.value.example, "one");
});

Deno.test("one goes back to any iteration, and on from there anew", async () => {
  const { session } = opened();
  await session.nextIteration();
  await session.nextIteration();
  equal(session.sheet.value.iterations.length, 3);
  await session.toIteration(0);
  equal(session.problem.value, PROBLEM);
  equal(session.sheet.value.iterations.length, 3);
  await session.nextIteration();
  equal(session.problem.value, trained(PROBLEM, 1));
  equal(session.sheet.value.iterations.length, 2);
});

Deno.test("many iterations are run in requests that the server takes", async () => {
  const { server, session } = opened();
  await session.train(100);
  equal(server.runs, [40, 40, 20]);
  equal(session.problem.value, trained(PROBLEM, 100));
  const { iterations, iteration } = session.sheet.value;
  equal([iterations.length, iteration], [101, 100]);
  // Of 2-2-1, three nets and three outputs: the forward pass is there.
  equal(session.cursor.value, 6);
  const first = PROBLEM.network.layers[0].weights[0][0];
  equal(iterations[37].loss, 1 / (1 + first * 2 ** 37));
  equal(session.training.value, null);
});

Deno.test("of a large network a request has as many iterations as the server works through", async () => {
  // 16 · (40 · 50 + 10 · 40 + 4 · (40 + 10)) is 41,600, of which a million has 24.
  const { server, session } = opened(network([50, 40, 10], { samples: 16 }));
  await session.train(60);
  equal(server.runs, [24, 24, 12]);
});

Deno.test("an iteration in the middle of a run is run again from the one before it", async () => {
  const { server, session } = opened();
  await session.train(30);
  await session.toIteration(7);
  equal(session.problem.value, trained(PROBLEM, 7));
  await session.toIteration(9);
  equal(server.runs, [30, 7, 2]);
  equal(session.problem.value, trained(PROBLEM, 9));
  equal(session.sheet.value.iterations.length, 31);
});

Deno.test("training that diverges keeps what went well and tells why it stopped", async () => {
  const { server, session } = opened();
  server.divergesAfter = 5;
  await session.train(10);
  equal(session.problem.value, trained(PROBLEM, 5));
  equal(session.sheet.value.iteration, 5);
  const { value: report } = session.connection.report;
  equal(report?.kind === "refused" && report.details, {
    title: "The numbers grow too large",
    status: 422,
    detail: "It diverges.",
    ref: "net.1.0",
    layers: 2,
  });
});

Deno.test("training is stopped after the request that is under way", async () => {
  const { server, session } = opened();
  let answer = () => {};
  server.held = new Promise((resolve) => answer = resolve);
  const run = session.train(100);
  await settled();
  session.stopTraining();
  answer();
  await run;
  equal(server.runs, [40]);
  equal(session.problem.value, trained(PROBLEM, 40));
});

const LOSS_ONLY = (problem: Problem) => ({ ...problem, loss: "mean_squared_error" });

Deno.test("another loss or update goes on with the run, and the curve knows where", async () => {
  const { session } = opened();
  await session.train(3);
  await session.edit(LOSS_ONLY);
  const { iterations, iteration, turns } = session.sheet.value;
  equal([iterations.length, iteration, turns], [4, 3, [3]]);
  await session.train(2);
  equal([session.sheet.value.iterations.length, session.sheet.value.turns], [6, [3]]);
  await session.toIteration(1);
  equal(session.problem.value.loss, PROBLEM.loss);
  await session.toIteration(4);
  equal(session.problem.value.loss, "mean_squared_error");
});

Deno.test("any other change starts a new run and keeps the losses before to compare", async () => {
  const { session } = opened();
  await session.train(3);
  const losses = session.sheet.value.iterations.map(({ loss }) => loss);
  await session.edit(setTo("weight.1.0.0", 0.125));
  equal([session.sheet.value.iterations.length, session.sheet.value.earlier], [1, losses]);
  await session.undo();
  equal([session.sheet.value.iterations.length, session.sheet.value.earlier], [4, []]);
});

Deno.test("a run that was saved is run anew to the same iterations and the same place", async () => {
  const { session } = opened();
  await session.train(3);
  await session.edit(LOSS_ONLY);
  await session.train(2);
  await session.toIteration(4);
  const saved = savedRun(session.sheet.value);
  if (!saved) throw new Error("Nothing was saved.");
  const other = opened().session;
  await other.openSaved(JSON.parse(JSON.stringify(saved)), null, 2);
  const { iterations, iteration, turns } = other.sheet.value;
  // The made-up traces know no loss: that of what was opened or changed is none.
  const ran = [1, 2, 4, 5];
  const before = session.sheet.value.iterations;
  equal(iterations.length, before.length);
  equal(ran.map((at) => iterations[at].loss), ran.map((at) => before[at].loss));
  equal([iteration, turns, other.cursor.value], [4, [3], 2]);
  equal(other.problem.value, session.problem.value);
});
