/** What is open, of any kind of problem: opened and changed in turn, and the places to go back to. */

import { batch, computed, type Signal, signal } from "@preact/signals";
import type { AnyRun } from "../trace/run.ts";
import type { AnyState, ProblemOf } from "../trace/kind.ts";
import type { Reader } from "../trace/reader.ts";
import type { Connection, Report } from "../wire/connection.ts";

/** A sheet, its problem and where its cursor stood, to come back to. */
interface Place<Problem, Sheet> {
  sheet: Sheet;
  problem: Problem;
  cursor: number;
}

const MOST_UNDONE = 100;

/** What `reader` has open, with what else is known of it, its `sheet`. */
export function createPlaces<Run extends AnyRun, State extends AnyState, Sheet>(
  reader: Reader<Run, State>,
  connection: Connection,
  sheet: Signal<Sheet>,
) {
  type Problem = ProblemOf<Run>;
  const undone = signal<Place<Problem, Sheet>[]>([]);
  const done = signal<Place<Problem, Sheet>[]>([]);
  const problem = computed<Problem>(() => reader.run.value.problem);

  let last: Promise<unknown> = Promise.resolve();
  /** What the last change was a part of, as a drag is; the parts of one are undone together. */
  let joined: object | null = null;

  const here = (): Place<Problem, Sheet> => ({
    sheet: sheet.value,
    problem: problem.value,
    cursor: reader.cursor.value,
  });

  /** One after another: what is asked for while something else is under way builds on that. */
  function inTurn<Answer>(work: () => Promise<Answer>): Promise<Answer> {
    const own = last.then(work);
    last = own.catch(() => {});
    return own;
  }

  /** Do work on the open problem in turn; whether it went well. */
  function during(work: () => Promise<void>): Promise<boolean> {
    return inTurn(async () => {
      const told = connection.report.value;
      const done = await connection.during(work, () => during(work));
      if (done) forget(told);
      return done !== null;
    });
  }

  /** What was told before is past once something else stands there; what came since is not. */
  function forget(told: Report | null): void {
    if (connection.report.value === told) connection.clear();
  }

  /** Open a problem and let `next` say what the sheet is then. Throws as reader.open does. */
  async function show(
    opened: Problem,
    cursor: number,
    next: () => Sheet,
    style = reader.notation.value,
  ): Promise<void> {
    await reader.open(opened, cursor, style);
    sheet.value = next();
  }

  /** As show, with the present place kept for undo, unless the change before was a part of the same. */
  async function change(
    opened: Problem,
    cursor: number,
    next: () => Sheet,
    style = reader.notation.value,
    partOf: object | null = null,
  ): Promise<void> {
    const before = here();
    await show(opened, cursor, next, style);
    const goesOn = partOf !== null && partOf === joined;
    joined = partOf;
    if (goesOn) return;
    batch(() => {
      done.value = [...done.value, before].slice(-MOST_UNDONE);
      undone.value = [];
    });
  }

  /** Go to the last place of one pile, and put the present one on the other. */
  function swap(from: typeof done, to: typeof done): Promise<boolean> {
    return during(async () => {
      const place = from.value.at(-1);
      if (!place) return;
      joined = null;
      const before = here();
      await show(place.problem, place.cursor, () => place.sheet);
      batch(() => {
        from.value = from.value.slice(0, -1);
        to.value = [...to.value, before];
      });
    });
  }

  return {
    problem,
    inTurn,
    during,
    forget,
    show,
    change,
    /** What the session itself has of this, as it stands. */
    history: {
      canUndo: computed(() => done.value.length > 0),
      canRedo: computed(() => undone.value.length > 0),
      undo: () => swap(done, undone),
      redo: () => swap(undone, done),
      /** Begin here: there is nothing before this to go back to. */
      begin(): void {
        batch(() => {
          done.value = [];
          undone.value = [];
        });
      },
    },
  };
}
