import { deepStrictEqual as equal } from "node:assert";
import { createScrub } from "../../../../static/src/picture/editing/scrub.ts";
import { createComparison } from "../../../../static/src/session/edits/comparison.ts";
import { createToast } from "../../../../static/src/session/toast.ts";
import { settled } from "../../server.ts";
import { opened, PROBLEM } from "../../session/opened.ts";

function scrubbing() {
  const { server, session } = opened();
  const comparison = createComparison(session);
  return { server, session, comparison, scrub: createScrub(session, createToast(), comparison) };
}

type Made = ReturnType<typeof scrubbing>;

const weights = ({ session }: Made) => session.problem.value.network.layers[0].weights[0];

/** A drag of the first weight whose last value waits, as its first one is on its way. */
function oneUnderWay() {
  const made = scrubbing();
  const answer = made.server.hold();
  made.scrub.begin("weight.1.0.0");
  made.scrub.move(3);
  return { ...made, answer };
}

Deno.test("a drag that begins while the one before is on its way moves its own number", async () => {
  const made = oneUnderWay();
  const first = made.scrub.end();
  await settled();
  made.scrub.begin("weight.1.0.1");
  made.scrub.move(4);
  made.answer();
  await Promise.all([first, made.scrub.end()]);
  equal(weights(made), [3, 4]);
  equal(made.comparison.compared.value?.of, ["weight.1.0.1"]);
  await made.session.undo();
  equal(weights(made), [3, PROBLEM.network.layers[0].weights[0][1]], "each drag is one undo");
  made.comparison.keep(false);
});

Deno.test("the last value of a drag stands, though another drag begins before it is asked for", async () => {
  const made = oneUnderWay();
  await settled();
  made.scrub.move(5);
  const first = made.scrub.end();
  made.scrub.begin("weight.1.0.1");
  made.scrub.move(4);
  made.answer();
  await Promise.all([first, made.scrub.end()]);
  equal(weights(made), [5, 4]);
  made.comparison.keep(false);
});

Deno.test("a drag that is given up takes back nothing of the one before", async () => {
  const made = oneUnderWay();
  const first = made.scrub.end();
  await settled();
  made.scrub.begin("weight.1.0.1");
  made.scrub.move(4);
  const second = made.scrub.cancel();
  made.answer();
  await Promise.all([first, second]);
  equal(weights(made), [3, PROBLEM.network.layers[0].weights[0][1]]);
  made.comparison.keep(false);
});

Deno.test("a drag that is given up while it is on its way is as it was before it", async () => {
  const made = oneUnderWay();
  await settled();
  made.scrub.move(5);
  const given = made.scrub.cancel();
  made.answer();
  await given;
  equal(made.session.problem.value, PROBLEM);
  equal([made.scrub.dragged.value, made.comparison.compared.value], [null, null]);
});
