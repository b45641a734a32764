import { deepStrictEqual as equal } from "node:assert";
import { createChecking } from "../../../static/src/check/gradient_check.ts";
import { openRun } from "../../../static/src/trace/run.ts";
import { createSession } from "../../../static/src/session/session.ts";
import { createSide } from "../../../static/src/session/side.ts";
import type { Problem } from "../../../static/src/wire/types.ts";
import { network } from "../networks.ts";
import { LIMITS, Server, settled } from "../server.ts";
import { pageOf } from "../traces.ts";

const PROBLEM = network([2, 1]);

/** A server whose check says by its method how many inputs the network has. */
function opened() {
  const server = new Server();
  const checked: number[] = [];
  server.routes["/api/gradient-check"] = (body) => {
    const inputs = (body as { problem: Problem }).problem.samples[0].input.length;
    checked.push(inputs);
    return { method: String(inputs) };
  };
  const session = createSession(openRun(PROBLEM, pageOf(PROBLEM, 0, 256)), null, LIMITS);
  const side = createSide();
  return { server, session, side, checked, checking: createChecking(session, side) };
}

function methodOf({ checking }: ReturnType<typeof opened>): string {
  const { value } = checking.check;
  return value.kind === "ready" ? value.answer.method : value.kind;
}

Deno.test("a check is asked for when it is shown, and once for a problem", async () => {
  const page = opened();
  await settled();
  equal(page.checked, []);
  page.side.value = "Check";
  equal(methodOf(page), "loading");
  await settled();
  page.side.value = "Network";
  page.side.value = "Check";
  await settled();
  equal([methodOf(page), page.checked], ["2", [2]]);
  await page.session.openProblem(network([3, 1]), null);
  await settled();
  equal(methodOf(page), "3");
});

Deno.test("an edit that is undone before its check has come leaves the check of what is open", async () => {
  const page = opened();
  page.side.value = "Check";
  await settled();
  const late = Promise.withResolvers<unknown>();
  const { routes } = page.server;
  const check = routes["/api/gradient-check"];
  routes["/api/gradient-check"] = () => late.promise;
  await page.session.openProblem(network([3, 1]), null);
  equal(methodOf(page), "loading");
  routes["/api/gradient-check"] = check;
  await page.session.undo();
  await settled();
  equal(methodOf(page), "2");
  late.resolve({ method: "3" });
  await settled();
  equal(methodOf(page), "2");
});

Deno.test("a check that failed says so, and comes when it is asked for again", async () => {
  const page = opened();
  page.server.away = true;
  page.side.value = "Check";
  await settled();
  equal(methodOf(page), "failed");
  page.server.away = false;
  await page.checking.again();
  equal(methodOf(page), "2");
});
