import { deepStrictEqual as equal } from "node:assert";
import { withNumber } from "../../../static/src/session/edit.ts";
import { savedRun } from "../../../static/src/session/sheet.ts";
import { openRun } from "../../../static/src/trace/run.ts";
import { Refused } from "../../../static/src/wire/server.ts";
import { createSession } from "../../../static/src/session/session.ts";
import type { Problem } from "../../../static/src/wire/types.ts";
import { network } from "../networks.ts";
import { LIMITS, Server, settled, trained } from "../server.ts";
import { pageOf } from "../traces.ts";

const PROBLEM = network([2, 2, 1]);

function opened(problem = PROBLEM) {
  const server = new Server();
  return {
    server,
    session: createSession(openRun(problem, pageOf(problem, 0, 256)), "one", LIMITS),
  };
}

const setTo = (ref: string, value: number) => (problem: Problem) =>
  withNumber(problem, 0, ref, value);

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

Deno.test("an edit keeps the cursor at its step, and one of the shape goes to the start", async () => {
  const { session } = opened();
  session.seek(7);
  equal(await session.edit(setTo("weight.1.0.1", -4)), null);
  equal(session.problem.value.network.layers[0].weights[0][1], -4);
  equal([session.cursor.value, session.sheet.value.example], [7, null]);
  await session.edit(() => network([2, 3, 1]));
  equal(session.cursor.value, 0);
});

Deno.test("a refused edit tells the reason and has not happened", async () => {
  const { server, session } = opened();
  session.seek(7);
  server.refusal = "Too large.";
  equal(await session.edit(setTo("weight.1.0.1", 1e9)), "Too large.");
  equal(session.problem.value, PROBLEM);
  equal([session.cursor.value, session.canUndo.value], [7, false]);
  equal(session.connection.report.value, null, "the field tells it, not a notice");
});

Deno.test("edits that follow each other quickly are all made", async () => {
  const { session } = opened();
  await Promise.all([
    session.edit(setTo("weight.1.0.0", 5)),
    session.edit(setTo("weight.1.0.1", 6)),
    session.edit(setTo("input.0", 7)),
  ]);
  equal(session.problem.value.network.layers[0].weights[0], [5, 6]);
  equal(session.problem.value.samples[0].input[0], 7);
});

Deno.test("every edit is undone and redone, back to where the cursor stood", async () => {
  const { session } = opened();
  session.seek(7);
  await session.edit(setTo("weight.1.0.0", 5));
  session.seek(3);
  await session.edit(setTo("weight.1.0.0", 6));
  session.seek(1);
  await session.undo();
  equal([session.problem.value.network.layers[0].weights[0][0], session.cursor.value], [5, 3]);
  await session.undo();
  equal([session.problem.value, session.cursor.value], [PROBLEM, 7]);
  equal([session.canUndo.value, session.sheet.value.example], [false, "one"]);
  await session.redo();
  equal(session.problem.value.network.layers[0].weights[0][0], 5);
  await session.edit(setTo("weight.1.0.0", 8));
  equal(session.canRedo.value, false, "a new edit leaves nothing to redo");
});

Deno.test("an edit that changes nothing asks nothing and is nothing to undo", async () => {
  const { server, session } = opened();
  equal(await session.edit((problem) => ({ ...problem })), null);
  equal([server.asked.length, session.canUndo.value], [0, false]);
});

Deno.test("a refused problem leaves the open one as it is, and is told with its details", async () => {
  const { server, session } = opened();
  session.seek(4);
  server.refusal = "There is no such activation.";
  equal(await session.openProblem(network([1, 1]), null), false);
  equal([session.problem.value, session.cursor.value], [PROBLEM, 4]);
  const { value: report } = session.connection.report;
  equal(report?.kind === "refused" && report.details.detail, "There is no such activation.");
});

Deno.test("another problem that opens ends what was told of the one before, not what came since", async () => {
  const { server, session } = opened();
  const refused = (detail: string) => new Refused({ title: "Refused", status: 400, detail });
  session.connection.tell(refused("The link was cut."));
  await session.openProblem(network([1, 1]), null);
  equal(session.connection.report.peek(), null);
  const answer = server.hold();
  const opening = session.openProblem(network([2, 1]), null);
  await settled();
  session.connection.tell(refused("There is no such lesson."));
  answer();
  await opening;
  const { value: report } = session.connection.report;
  equal(report?.kind === "refused" && report.details.detail, "There is no such lesson.");
});

Deno.test("trying again waits for its turn", async () => {
  const { server, session } = opened();
  server.away = true;
  await session.openProblem(network([1, 1]), null);
  const { value: report } = session.connection.report;
  server.away = false;
  const answer = server.hold();
  const editing = session.edit(setTo("weight.1.0.0", 5));
  await settled();
  if (report?.kind === "unreachable") report.again?.();
  answer();
  equal(await editing, null);
  await session.openProblem(network([3, 1]), null);
  equal([session.problem.value, session.canUndo.value], [network([3, 1]), true]);
  await session.undo();
  equal(session.problem.value, network([1, 1]));
  await session.undo();
  equal(session.problem.value.network.layers[0].weights[0][0], 5);
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
