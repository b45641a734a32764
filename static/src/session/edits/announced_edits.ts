/** Edits, undo and redo that say what they changed, where the reader did not say it. */

import type { Example, NotationStyle } from "../../wire/types.ts";
import { counted } from "../../lib/counted.ts";
import { formatNumber } from "../../lib/numbers/format.ts";
import type { Comparison } from "./comparison.ts";
import type { Toast } from "../toast.ts";
import type { Change, Session } from "../session.ts";

const NEW_RUN = "A new run starts here; the curve before stays to compare.";

export type AnnouncedEdits = ReturnType<typeof createAnnouncedEdits>;

/** The session's changes, each said in words once it is made. */
export function createAnnouncedEdits(
  session: Session,
  { say, tell }: Toast,
  comparison: Comparison,
) {
  /** Do it, and say what it changed but `asked`. */
  async function told<Answer>(
    work: () => Promise<Answer>,
    word: string,
    asked?: string,
    note: () => string | null = () => null,
  ): Promise<Answer> {
    const before = session.problem.value;
    // Without its words a change is made all the same.
    const words = import("./changes.ts").catch(() => null);
    const answer = await work();
    const changed = (await words)?.changesBetween(
      before,
      session.problem.value,
      session.run.value.notation,
    );
    const changes = (changed ?? []).filter(({ of }) => of !== asked);
    const said = changes.length > 0 ? [word, ...changes.map(({ says }) => says)] : [];
    const sentence = [...said, note() ?? ""].join(" ").trim();
    if (sentence) say(sentence);
    return answer;
  }

  async function typed(change: Change, of?: string, partOf?: object): Promise<string | null> {
    const [before, opened] = [session.run.value, session.opened.value];
    const refused = await session.edit(change, partOf);
    const isOther = session.problem.value !== before.problem && session.opened.value === opened;
    if (of && partOf && isOther) {
      comparison.note(of, partOf, before);
      comparison.fade();
    }
    return refused;
  }

  return {
    /**
     * As session.edit; what changes beside `asked`, the number or field in question, is said.
     * Without that all is. A number that was typed is compared with what it was, and what it is a
     * part of is undone as one.
     */
    edit(change: Change, asked?: string, partOf?: object): Promise<string | null> {
      const { iterations } = session.sheet.value;
      const note = () =>
        iterations.length > 1 && session.sheet.value.iterations.length === 1 ? NEW_RUN : null;
      const word = asked ? "Changed with it:" : "Changed.";
      return told(() => typed(change, asked, partOf), word, asked, note);
    },
    undo: () => told(session.undo, "Undone."),
    redo: () => told(session.redo, "Redone."),

    /** As session.train; where it led is heard. */
    async train(wanted: number): Promise<void> {
      const before = session.sheet.value;
      await session.train(wanted);
      const { iterations, iteration } = session.sheet.value;
      const done = iteration - before.iteration;
      if (done <= 0) return;
      const [from, to] = [before.iteration, iteration].map((at) => iterations[at].loss);
      tell(`${counted(done, "iteration")}: L from ${formatNumber(from)} to ${formatNumber(to)}.`);
    },

    async setNotation(style: NotationStyle): Promise<void> {
      if (await session.setNotation(style)) tell(`Formulas are in the notation of the ${style}.`);
    },

    async openExample({ id, title, problem }: Example): Promise<void> {
      if (await session.leaveFor(() => session.openProblem(problem, id))) {
        tell(`Opened: ${title}. ${session.run.value.total} steps.`);
      }
    },
  };
}
