import { deepStrictEqual as equal } from "node:assert";
import { withNumber } from "../../static/src/model/edit.ts";
import { openRun } from "../../static/src/model/run.ts";
import { createSession } from "../../static/src/model/session.ts";
import type { Problem } from "../../static/src/types.ts";
import { network } from "./networks.ts";
import { Server } from "./server.ts";
import { pageOf, stepsOf } from "./traces.ts";

const PROBLEM = network([2, 2, 1]);

function opened(problem = PROBLEM) {
  const server = new Server();
  return { server, session: createSession(openRun(problem, pageOf(problem, 0, 256)), "one") };
}

/** The problem after its made-up update: what each step of it writes. */
function updated(problem: Problem): Problem {
  const written = new Map(
    stepsOf(problem).flatMap(({ writes }) => writes).map((w) => [w.ref, w.value]),
  );
  const layers = problem.network.layers.map((layer, at) => ({
    ...layer,
    weights: layer.weights.map((row, j) =>
      row.map((_, i) => written.get(`updated_weight.${at + 1}.${j}.${i}`) ?? NaN)
    ),
    biases: layer.biases?.map((_, j) => written.get(`updated_bias.${at + 1}.${j}`) ?? NaN) ?? null,
  }));
  return { ...problem, network: { layers } };
}

const setTo = (ref: string, value: number) => (problem: Problem) =>
  withNumber(problem, 0, ref, value);

Deno.test("the next iteration starts from the updated parameters, before its first step", async () => {
  const { session } = opened();
  session.seek(9);
  await session.nextIteration();
  equal(session.problem.value, updated(PROBLEM));
  equal([session.cursor.value, session.sheet.value.iteration], [0, 1]);
  equal(session.sheet.value.example, "one");
});

Deno.test("a bias that no update names stays as it was, and none stays none", async () => {
  const { session } = opened();
  const frozen = network([2, 1], { trainBiases: false });
  globalThis.fetch = (_, request) => {
    const { problem, start, count } = JSON.parse(String(request?.body));
    const page = pageOf(problem, start, count);
    page.keyframe.updated_bias = [[null]];
    return Promise.resolve(Response.json(page));
  };
  await session.openProblem(frozen, null);
  await session.nextIteration();
  equal(session.problem.value.network.layers[0].biases, frozen.network.layers[0].biases);
  await session.openProblem(network([2, 1], { biases: false }), null);
  await session.nextIteration();
  equal(session.problem.value.network.layers[0].biases, null);
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
  equal(session.problem.value, updated(PROBLEM));
  equal(session.sheet.value.iterations.length, 2);
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
  equal(session.trouble.report.value, null, "the field tells it, not a notice");
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
  const { value: report } = session.trouble.report;
  equal(report?.kind === "refused" && report.details.detail, "There is no such activation.");
});
