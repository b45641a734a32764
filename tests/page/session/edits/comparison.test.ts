import { deepStrictEqual as equal } from "node:assert";
import { createAnnouncedEdits } from "../../../../static/src/session/edits/announced_edits.ts";
import { createComparison } from "../../../../static/src/session/edits/comparison.ts";
import { createToast } from "../../../../static/src/session/toast.ts";
import { createScrub } from "../../../../static/src/picture/editing/scrub.ts";
import { network } from "../../networks.ts";
import { opened, PROBLEM, setTo } from "../opened.ts";

function comparing() {
  const { session } = opened();
  const comparison = createComparison(session);
  const toast = createToast();
  return {
    session,
    comparison,
    edits: createAnnouncedEdits(session, toast, comparison),
    scrub: createScrub(session, toast, comparison),
  };
}

Deno.test("a number that was typed is compared with what it was", async () => {
  const { session, comparison, edits } = comparing();
  session.seek(7);
  const before = session.state.value.value("weight.1.0.0");
  await edits.edit(setTo("weight.1.0.0", 5), "weight.1.0.0", {});
  equal(comparison.compared.value?.of, ["weight.1.0.0"]);
  equal(comparison.compared.value?.run.problem, PROBLEM);
  equal(comparison.before.value?.value("weight.1.0.0"), before);
  comparison.keep(false);
  equal(comparison.compared.value, null);
});

Deno.test("what is typed after keys in the same field is one change and one undo", async () => {
  const { session, comparison, edits, scrub } = comparing();
  const field = {};
  scrub.begin("weight.1.0.0", field);
  scrub.move(3);
  await scrub.end();
  await edits.edit(setTo("weight.1.0.0", 5), "weight.1.0.0", field);
  equal(comparison.compared.value?.run.problem, PROBLEM, "compared with what was before the keys");
  await session.undo();
  equal([session.problem.value, session.canUndo.value], [PROBLEM, false]);
  equal(comparison.compared.value, null, "what is as it was is compared with nothing");
});

Deno.test("a change of its own is another undo, and is compared with what was before it", async () => {
  const { session, comparison, edits } = comparing();
  await edits.edit(setTo("weight.1.0.0", 5), "weight.1.0.0", {});
  const between = session.problem.value;
  await edits.edit(setTo("input.0", 6), "input.0", {});
  equal(comparison.compared.value?.of, ["input.0"]);
  equal(comparison.compared.value?.run.problem, between);
  await session.undo();
  equal(session.problem.value, between);
  comparison.keep(false);
});

Deno.test("a comparison ends at the next step, and one that is held goes on", async () => {
  const { session, comparison, edits } = comparing();
  session.seek(7);
  await edits.edit(setTo("weight.1.0.0", 5), "weight.1.0.0", {});
  session.seek(8);
  const told = () => comparison.compared.value;
  equal(comparison.compared.value, null);
  await edits.edit(setTo("weight.1.0.0", 6), "weight.1.0.0", {});
  const held = told();
  comparison.keep(true);
  session.seek(7);
  equal(told(), held);
  await edits.edit(setTo("input.0", 6), "input.0", {});
  equal(told()?.of, ["weight.1.0.0", "input.0"]);
  equal(told()?.run, held?.run);
  comparison.keep(false);
});

Deno.test("what is on its way when a comparison ends does not bring it back", async () => {
  const { session, comparison, scrub } = comparing();
  session.seek(7);
  scrub.begin("weight.1.0.0");
  scrub.move(3);
  const ended = scrub.end();
  session.seek(6);
  await ended;
  scrub.begin("weight.1.0.0");
  scrub.move(4);
  await scrub.end();
  equal(comparison.compared.value?.of, ["weight.1.0.0"], "of the next drag it is told again");
  comparison.keep(false);
  equal(comparison.compared.value, null);
});

Deno.test("another problem is compared with nothing", async () => {
  const { session, comparison, edits } = comparing();
  await edits.edit(setTo("weight.1.0.0", 5), "weight.1.0.0", {});
  comparison.keep(true);
  await session.openProblem(setTo("weight.1.0.0", 9)(PROBLEM), "one");
  equal([comparison.compared.value, comparison.keeping.value], [null, false]);
  await edits.edit(() => network([2, 3, 1]), "layers", {});
  equal(comparison.compared.value, null, "neither is one of another shape");
});
