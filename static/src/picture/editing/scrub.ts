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

/** Brings the number to a value; null is the one before the drag. */
type Drag = (value: number | null) => Promise<void>;

export type Scrub = ReturnType<typeof createScrub>;

export function createScrub(session: Session, { say }: Toast, comparison: Comparison) {
  /** The number that is dragged. */
  const dragged = signal<string | null>(null);
  let drag: Drag;
  /** What is wanted of each drag: one may begin while the last value of another is on its way. */
  const wanted = new Map<Drag, number | null>();
  let pumping: Promise<void> | null = null;

  async function pump(): Promise<void> {
    for (const [own, value] of wanted) {
      wanted.delete(own);
      await own(value);
    }
  }

  function move(value: number | null): Promise<void> | undefined {
    if (dragged.value === null) return;
    wanted.set(drag, value);
    return pumping ??= pump().finally(() => (pumping = null));
  }

  return {
    dragged,

    /**
     * A number of the picture, or another one of the problem, and what it makes of that. It is a part
     * of one change, as are the keys and what is typed in one field.
     */
    begin(of: string, partOf: object = {}, makes: Makes | null = null): void {
      let hasChanged = false;
      drag = async (value) => {
        if (value === null) return void (hasChanged && await session.undo());
        const { sample } = session.state.value;
        const before = session.run.value;
        try {
          const refused = await session.edit(
            (now) => makes ? makes(now, value) : withNumber(now, sample, of, value),
            partOf,
          );
          if (refused) say(refused);
          else if (session.problem.value !== before.problem) {
            hasChanged = true;
            comparison.note(of, partOf, before);
          }
        } catch (error) {
          if (!(error instanceof Unreadable)) throw error;
          say(error.message);
        }
      };
      dragged.value = of;
    },

    move,

    /** The last value stands. */
    async end(): Promise<void> {
      dragged.value = null;
      await pumping;
      comparison.fade();
    },

    /** As it was before the drag. */
    async cancel(): Promise<void> {
      const undone = move(null);
      dragged.value = null;
      await undone;
    },
  };
}
