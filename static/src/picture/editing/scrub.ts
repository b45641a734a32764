/**
 * A number that is dragged: each value is asked for as soon as the one before is answered, so that
 * at most one request is under way, and the last value is the one that stands. A drag is one undo.
 */

import { signal } from "@preact/signals";
import { Unreadable } from "../../lib/numbers/unreadable.ts";
import type { Comparison } from "../../session/edits/comparison.ts";
import { withNumber } from "../../session/edit.ts";
import type { Session } from "../../session/session.ts";
import type { Problem } from "../../wire/types.ts";
import type { Toast } from "../../session/toast.ts";

/** What the problem is with a number of it at a value. */
type Makes = (problem: Problem, value: number) => Problem;

export type Scrub = ReturnType<typeof createScrub>;

export function createScrub(session: Session, { say }: Toast, comparison: Comparison) {
  /** The number that is dragged. */
  const dragged = signal<string | null>(null);
  let drag: object = {};
  let made: Makes | null = null;
  let hasChanged = false;
  let wanted: number | null = null;
  let pumping: Promise<void> | null = null;

  async function pump(of: string): Promise<void> {
    const own = drag;
    while (wanted !== null) {
      const value = wanted;
      wanted = null;
      const { sample } = session.state.value;
      const before = session.run.value;
      try {
        const refused = await session.edit(
          (now) => made ? made(now, value) : withNumber(now, sample, of, value),
          own,
        );
        if (refused) say(refused);
        else if (session.problem.value !== before.problem) {
          hasChanged = true;
          comparison.note(of, own, before);
        }
      } catch (error) {
        if (!(error instanceof Unreadable)) throw error;
        say(error.message);
      }
    }
  }

  return {
    dragged,

    /**
     * A number of the picture, or another one of the problem, and what it makes of that. It is a part
     * of one change, as are the keys and what is typed in one field.
     */
    begin(of: string, partOf: object = {}, makes: Makes | null = null): void {
      made = makes;
      [drag, hasChanged, wanted] = [partOf, false, null];
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
      comparison.fade();
    },

    /** As it was before the drag. */
    async cancel(): Promise<void> {
      dragged.value = null;
      wanted = null;
      await pumping;
      if (hasChanged) await session.undo();
    },
  };
}
