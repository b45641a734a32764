import { deepStrictEqual as equal } from "node:assert";
import { signal } from "@preact/signals";
import { openRun } from "../../../static/src/trace/run.ts";
import { createSession } from "../../../static/src/session/session.ts";
import { createPrinter } from "../../../static/src/paper/solution.ts";
import { network } from "../networks.ts";
import { LIMITS, Server } from "../server.ts";
import { pageOf } from "../traces.ts";

Deno.test("what could not be loaded for paper is printed when it is tried again", async () => {
  const server = new Server();
  const problem = network([2, 2, 1]);
  const session = createSession(openRun(problem, pageOf(problem, 0, 256)), null, LIMITS);
  const nothing = () => {};
  const toast = {
    said: signal(""),
    heard: signal(""),
    offer: signal(null),
    say: nothing,
    tell: nothing,
    passed: nothing,
  };
  const { print } = createPrinter(session, toast);
  let printed = 0;
  globalThis.print = () => void printed++;
  server.away = true;
  await print();
  const { value: report } = session.connection.report;
  equal([report?.kind, printed], ["unreachable", 0]);
  server.away = false;
  if (report?.kind === "unreachable") await report.again?.();
  equal([session.connection.report.value, printed], [null, 1]);
});
