import { deepStrictEqual as equal } from "node:assert";
import { Refused, Unreachable } from "../../../static/src/wire/server.ts";
import { createConnection } from "../../../static/src/wire/connection.ts";

const DETAILS = { title: "Damaged link", status: 400, detail: "It may have been cut." };

const nothing = () => {};
const goesWell = () => Promise.resolve(7);
const unanswered = () => Promise.reject(new Unreachable());

Deno.test("work that went well gives its answer, what did not gives none and is told", async () => {
  const connection = createConnection();
  equal(await connection.during(goesWell, nothing), { answer: 7 });
  equal(connection.report.value, null);
  equal(await connection.during(() => Promise.reject(new Refused(DETAILS)), nothing), null);
  equal(connection.report.value, { kind: "refused", details: DETAILS });
  equal(await connection.during(unanswered, nothing), null);
  equal(connection.report.value, { kind: "unreachable", again: nothing });
});

Deno.test("the page is busy until the last of all work under way has ended", async () => {
  const connection = createConnection();
  const [slow, fast] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const first = connection.during(() => slow.promise, nothing);
  const second = connection.during(() => fast.promise, nothing);
  fast.resolve();
  await second;
  equal(connection.busy.value, true);
  slow.reject(new Unreachable());
  await first;
  equal(connection.busy.value, false);
});

Deno.test("once something is answered, it is no longer told that the server does not answer", async () => {
  const connection = createConnection();
  await connection.during(unanswered, nothing);
  await connection.during(goesWell, nothing);
  equal(connection.report.value, null);
});

Deno.test("what was refused stays told when something else goes well", async () => {
  const connection = createConnection();
  connection.tell(new Refused(DETAILS));
  await connection.during(goesWell, nothing);
  equal(connection.report.value, { kind: "refused", details: DETAILS });
});
