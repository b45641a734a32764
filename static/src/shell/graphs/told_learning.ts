/** Iterations on a graph, and what is heard of where they led. */

import { signal } from "@preact/signals";
import type { GraphSession } from "../../graph/session.ts";
import { counted } from "../../lib/counted.ts";
import { formatNumber } from "../../lib/numbers/format.ts";
import { resultName } from "../../trace/graph/words.ts";

export function createToldLearning(session: GraphSession) {
  const told = signal("");

  async function during(work: () => Promise<boolean>): Promise<boolean> {
    told.value = "";
    const before = session.sheet.value.iteration;
    const went = await work();
    tell(before);
    return went;
  }

  function tell(before: number): void {
    const { iterations, iteration } = session.sheet.value;
    const done = iteration - before;
    if (done <= 0) return;
    const [from, to] = [before, iteration].map((at) => formatNumber(iterations[at].loss));
    const result = resultName(session.run.value);
    told.value = `${counted(done, "iteration")}: ${result} from ${from} to ${to}.`;
  }

  return {
    told,
    train: (wanted: number) => during(() => session.train(wanted)),
    nextFromStart: () => during(session.nextFromStart),
  };
}
