import { deepStrictEqual as equal } from "node:assert";
import { Refused, Unreachable } from "../../static/src/model/server.ts";
import { createTrouble } from "../../static/src/model/trouble.ts";

const DETAILS = { title: "Damaged link", status: 400, detail: "It may have been cut." };

const nothing = () => {};
const goesWell = () => Promise.resolve(7);
const unanswered = () => Promise.reject(new Unreachable());

Deno.test("work that went well gives its answer, what did not gives none and is told", async () => {
  const trouble = createTrouble();
  equal(await trouble.during(goesWell, nothing), { answer: 7 });
  equal(trouble.report.value, null);
  equal(await trouble.during(() => Promise.reject(new Refused(DETAILS)), nothing), null);
  equal(trouble.report.value, { kind: "refused", details: DETAILS });
  equal(await trouble.during(unanswered, nothing), null);
  equal(trouble.report.value, { kind: "unreachable", again: nothing });
});

Deno.test("the page is busy until the last of all work under way has ended", async () => {
  const trouble = createTrouble();
  const [slow, fast] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const first = trouble.during(() => slow.promise, nothing);
  const second = trouble.during(() => fast.promise, nothing);
  fast.resolve();
  await second;
  equal(trouble.busy.value, true);
  slow.reject(new Unreachable());
  await first;
  equal(trouble.busy.value, false);
});

Deno.test("once something is answered, it is no longer told that the server does not answer", async () => {
  const trouble = createTrouble();
  await trouble.during(unanswered, nothing);
  await trouble.during(goesWell, nothing);
  equal(trouble.report.value, null);
});

Deno.test("what was refused stays told when something else goes well", async () => {
  const trouble = createTrouble();
  trouble.tell(new Refused(DETAILS));
  await trouble.during(goesWell, nothing);
  equal(trouble.report.value, { kind: "refused", details: DETAILS });
});
