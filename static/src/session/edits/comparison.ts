/**
 * What the numbers are compared with once one was changed: how they were before it. That is told for
 * some seconds and until the next step, or for as long as it is held on purpose.
 */

import { computed, effect, signal, untracked } from "@preact/signals";
import { type Run, stateAt } from "../../trace/run.ts";
import type { Session } from "../session.ts";

/** How long what changed is told, in ms. */
const TOLD = 6000;

interface Compared {
  /** What was changed, one after another. */
  of: string[];
  /** The run before. */
  run: Run;
}

export type Comparison = ReturnType<typeof createComparison>;

export function createComparison(session: Session) {
  const compared = signal<Compared | null>(null);
  const keeping = signal(false);
  /** The change of one field, or the drag, that is compared with what was before it. */
  let part: object | null = null;
  /** The one that is not told of any more, though some of it may be on its way. */
  let over: object | null = null;
  let fading: ReturnType<typeof setTimeout> | undefined;

  function forget(): void {
    clearTimeout(fading);
    over = part;
    compared.value = null;
    keeping.value = false;
  }

  effect(() => {
    session.cursor.value;
    session.part.value;
    untracked(() => keeping.value || forget());
  });
  effect(() => {
    session.opened.value;
    untracked(forget);
  });
  /** A problem of other steps, or the one before again: there is nothing to compare any more. */
  effect(() => {
    const before = compared.value?.run;
    const now = session.run.value;
    if (before && (before.problem === now.problem || before.total !== now.total)) forget();
  });

  return {
    compared,
    keeping,
    /** The state before, at the step that is shown; null where it is not at hand. */
    before: computed(() => compared.value && stateAt(compared.value.run, session.cursor.value)),

    /** `of` has been changed, as a part of one change; the run was this before that part of it. */
    note(of: string, partOf: object, run: Run): void {
      if (partOf === over) return;
      clearTimeout(fading);
      const held = keeping.value || part === partOf ? compared.value : null;
      part = partOf;
      compared.value = { of: [...new Set([...held?.of ?? [], of])], run: held?.run ?? run };
    },

    /** From now on it is told for some seconds. */
    fade(): void {
      clearTimeout(fading);
      fading = setTimeout(() => keeping.value || forget(), TOLD);
    },

    /** Hold the comparison with how the numbers were, or let it go. */
    keep(kept: boolean): void {
      keeping.value = kept;
      if (!kept) forget();
    },
  };
}
