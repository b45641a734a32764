import { deepStrictEqual as equal } from "node:assert";
import { Refused } from "../../../static/src/wire/server.ts";
import { network } from "../networks.ts";
import { settled } from "../server.ts";
import { opened, PROBLEM, setTo } from "./opened.ts";

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
