/** When the server is back, what it did not answer is asked of it again. */

import { effect, type ReadonlySignal } from "@preact/signals";
import type { Problem } from "./types.ts";
import { get } from "./server.ts";
import type { Connection } from "./connection.ts";

/** Milliseconds until it is first asked whether it is there, and the longest pause between. */
const FIRST = 1000;
const LONGEST = 30_000;
/** As much of a pause as chance may add. */
const JITTER = 0.5;

interface Reading {
  connection: Connection;
  problem: ReadonlySignal<Problem>;
  cursor: ReadonlySignal<number>;
}

/**
 * While the server does not answer, ask now and then whether it does, and at once when the browser
 * is online again. Then the work is done again, unless the reader has moved on meanwhile: then
 * there is nothing left to tell. `onBack` hears that the server is there again.
 */
export function reconnect(
  { connection, problem, cursor }: Reading,
  onBack: () => void = () => {},
): void {
  let pause = FIRST;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let ask = () => {};

  effect(() => {
    const report = connection.report.value;
    clearTimeout(timer);
    ask = () => {};
    if (report?.kind !== "unreachable") {
      if (report === null) pause = FIRST;
      return;
    }
    const left = [problem.peek(), cursor.peek()];
    ask = async () => {
      clearTimeout(timer);
      const isThere = !document.hidden && await get("/healthz").then(() => true, () => false);
      if (connection.report.value !== report) return;
      if (!isThere) return later();
      onBack();
      const isStill = problem.peek() === left[0] && cursor.peek() === left[1];
      if (isStill && report.again) report.again();
      else connection.clear();
    };
    later(report.after ?? 0);
  });

  /** No sooner than it was asked to, and no two pages at the same time again and again. */
  function later(least = 0): void {
    timer = setTimeout(() => ask(), Math.max(least, pause * (1 + JITTER * Math.random())));
    pause = Math.min(2 * pause, LONGEST);
  }

  addEventListener("online", () => ask());
}
