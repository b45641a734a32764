/** A network, as a kind of problem. */

import { fetchPage } from "../wire/server.ts";
import { cursorAfter } from "./grains.ts";
import type { Kind } from "./kind.ts";
import { depthOf, openRun, type Run, stateAt } from "./run.ts";
import type { State } from "./state.ts";

export const NETWORK: Kind<Run, State> = {
  grain: "node",
  fetchPage,
  openRun,
  stateAt,
  cursorAfter: ({ blocks, problem }, ref, sample) =>
    cursorAfter(blocks, ref, sample, depthOf(problem)),
};
