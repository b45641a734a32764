/**
 * A number that is dragged: each value is asked for as soon as the one before is answered, so that
 * at most one request is under way, and the last value is the one that stands. A drag is one undo.
 */

import { computed, effect, signal } from "@preact/signals";
import { Unreadable } from "../../lib/numbers/unreadable.ts";
import { type Run, stateAt } from "../../trace/run.ts";
import { withNumber } from "../../session/edit.ts";
import type { Session } from "../../session/session.ts";
import type { Problem } from "../../wire/types.ts";
import type { Toast } from "../../session/toast.ts";

/** What the problem is with a number of it at a value. */
type Makes = (problem: Problem, value: number) => Problem;

/** How long what changed is told after a drag, in ms. */
const TOLD = 6000;

export type Scrub = ReturnType<typeof createScrub>;

export function createScrub(session: Session, { say }: Toast) {
  /** The number that is dragged. */
  const dragged = signal<string | null>(null);
  /** What the numbers are compared with: how they were, and which one was changed. */
  const compared = signal<{ of: string; run: Run } | null>(null);
  const keeping = signal(false);
  let drag = {};
  let made: Makes | null = null;
  let hasChanged = false;
  let wanted: number | null = null;
  let pumping: Promise<void> | null = null;
  let fading: ReturnType<typeof setTimeout> | undefined;

  /** Another problem, or the one before again: there is nothing to compare any more. */
  effect(() => {
    const before = compared.value?.run;
    const now = session.run.value;
    if (!before) return;
    if (before.problem === now.problem || before.total !== now.total) forget();
  });

  function forget(): void {
    clearTimeout(fading);
    compared.value = null;
    keeping.value = false;
  }

  async function pump(of: string): Promise<void> {
    while (wanted !== null) {
      const value = wanted;
      wanted = null;
      const { sample } = session.state.value;
      const before = session.run.value;
      try {
        const refused = await session.edit(
          (now) => made ? made(now, value) : withNumber(now, sample, of, value),
          drag,
        );
        if (refused) say(refused);
        else if (session.run.value !== before) {
          hasChanged = true;
          compared.value ??= { of, run: before };
        }
      } catch (error) {
        if (!(error instanceof Unreadable)) throw error;
        say(error.message);
      }
    }
  }

  function fadeLater(): void {
    clearTimeout(fading);
    fading = setTimeout(() => {
      if (!keeping.value) forget();
    }, TOLD);
  }

  return {
    dragged,
    compared,
    keeping,
    /** The state before, at the step that is shown; null where it is not at hand. */
    before: computed(() => compared.value && stateAt(compared.value.run, session.cursor.value)),

    /** A number of the picture, or another one of the problem, and what it makes of that. */
    begin(of: string, makes: Makes | null = null): void {
      made = makes;
      clearTimeout(fading);
      if (!keeping.value) compared.value = null;
      [drag, hasChanged, wanted] = [{}, false, null];
      dragged.value = of;
    },

    move(value: number): void {
      const of = dragged.value;
      if (of === null) return;
      wanted = value;
      pumping ??= pump(of).finally(() => (pumping = null));
    },

    /** The last value stands. */
    async end(): Promise<void> {
      dragged.value = null;
      await pumping;
      fadeLater();
    },

    /** As it was before the drag. */
    async cancel(): Promise<void> {
      dragged.value = null;
      wanted = null;
      await pumping;
      if (hasChanged) await session.undo();
    },

    /** Hold the comparison with how the numbers were, or let it go. */
    keep(kept: boolean): void {
      keeping.value = kept;
      if (kept) return;
      forget();
      // What is on its way of the last drag does not bring it back.
      pumping?.then(forget);
    },
  };
}
