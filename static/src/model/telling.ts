/** Edits, undo and redo that say what they changed, where the reader did not say it. */

import { changesBetween } from "./changes.ts";
import type { Saying } from "./saying.ts";
import type { Change, Session } from "./session.ts";

export type Telling = ReturnType<typeof createTelling>;

export function createTelling(session: Session, { say }: Saying) {
  /** Do it, and say what it changed but `asked`. */
  async function told<Answer>(
    work: () => Promise<Answer>,
    word: string,
    asked?: string,
  ): Promise<Answer> {
    const before = session.problem.value;
    const answer = await work();
    const changes = changesBetween(before, session.problem.value, session.run.value.notation)
      .filter(({ of }) => of !== asked);
    if (changes.length > 0) say([word, ...changes.map(({ says }) => says)].join(" "));
    return answer;
  }

  return {
    /** As session.edit; what changes beside `asked`, the number or field in question, is said. */
    edit: (change: Change, asked?: string): Promise<string | null> =>
      asked ? told(() => session.edit(change), "Changed with it:", asked) : session.edit(change),
    undo: () => told(session.undo, "Undone."),
    redo: () => told(session.redo, "Redone."),
  };
}
