/** A session on a small network, and the server that it asks. */

import { withNumber } from "../../../static/src/session/edit.ts";
import { createSession } from "../../../static/src/session/session.ts";
import { openRun } from "../../../static/src/trace/run.ts";
import type { Problem } from "../../../static/src/wire/types.ts";
import { network } from "../networks.ts";
import { LIMITS, Server } from "../server.ts";
import { pageOf } from "../traces.ts";

export const PROBLEM = network([2, 2, 1]);

export function opened(problem = PROBLEM) {
  const server = new Server();
  return {
    server,
    session: createSession(openRun(problem, pageOf(problem, 0, 256)), "one", LIMITS),
  };
}

export const setTo = (ref: string, value: number) => (problem: Problem) =>
  withNumber(problem, 0, ref, value);
