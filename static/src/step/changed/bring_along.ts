/** A comparison that is held goes along to steps that have not been loaded of the run before. */

import { computed, effect } from "@preact/signals";
import type { Comparison } from "../../session/edits/comparison.ts";
import type { Session } from "../../session/session.ts";
import { NETWORK } from "../../trace/network_kind.ts";
import { pageOfCursor, withPage } from "../../trace/run.ts";

const along = new WeakSet<Comparison>();

/** From now on, bring what each comparison needs. */
export function bringAlong(session: Session, comparison: Comparison): void {
  if (along.has(comparison)) return;
  along.add(comparison);
  const { compared } = comparison;
  const page = computed(() => pageOfCursor(session.cursor.value));
  effect(() => {
    const { run } = compared.value ?? {};
    const start = page.value;
    if (!run || run.pages.has(start)) return;
    NETWORK.fetchPage(run.problem, start, session.notation.peek()).then((came) => {
      const held = compared.peek();
      if (held?.run.problem === run.problem) {
        compared.value = { ...held, run: withPage(held.run, came) };
      }
      // Without it there is nothing to compare at these steps.
    }, () => {});
  });
}
