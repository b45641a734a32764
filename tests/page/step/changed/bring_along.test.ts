import { deepStrictEqual as equal } from "node:assert";
import { createAnnouncedEdits } from "../../../../static/src/session/edits/announced_edits.ts";
import { createComparison } from "../../../../static/src/session/edits/comparison.ts";
import { createToast } from "../../../../static/src/session/toast.ts";
import { bringAlong } from "../../../../static/src/step/changed/bring_along.ts";
import type { Problem } from "../../../../static/src/wire/types.ts";
import { network } from "../../networks.ts";
import { settled } from "../../server.ts";
import { opened, setTo } from "../../session/opened.ts";

function comparing(problem: Problem) {
  const { server, session } = opened(problem);
  const comparison = createComparison(session);
  bringAlong(session, comparison);
  const edits = createAnnouncedEdits(session, createToast(), comparison);
  return { server, session, comparison, edits };
}

Deno.test("a comparison that is held goes along to steps that were not loaded before it", async () => {
  const problem = network([8, 10, 4]);
  const { server, session, comparison, edits } = comparing(problem);
  await session.seek(7);
  await edits.edit(setTo("weight.1.0.0", 5), "weight.1.0.0", {});
  comparison.keep(true);
  await session.end();
  await settled();
  const weight = () => comparison.before.value?.value("weight.1.0.0");
  equal(weight(), problem.network.layers[0].weights[0][0]);
  equal(comparison.before.value?.value("updated_bias.2.3"), session.run.value.total);
  const { length } = server.asked;
  await session.back();
  await session.end();
  await settled();
  equal(server.asked.length, length, "the page is asked for once");
  comparison.keep(false);
});

Deno.test("where the steps of a comparison do not come, it is there again at those that are there", async () => {
  const { server, session, comparison, edits } = comparing(network([8, 10, 4]));
  await session.seek(7);
  await edits.edit(setTo("weight.1.0.0", 5), "weight.1.0.0", {});
  await settled();
  comparison.keep(true);
  const own = server.hold();
  const ended = session.end();
  const compared = server.hold();
  own();
  await ended;
  server.away = true;
  compared();
  await settled();
  equal([comparison.before.value, session.connection.report.value], [null, null]);
  await session.seek(7);
  equal(comparison.before.value?.value("weight.1.0.0"), 0.01);
  server.away = false;
  await session.end();
  await settled();
  equal(comparison.before.value?.value("weight.1.0.0"), 0.01);
  comparison.keep(false);
});
