/** The session: the open problem, its iterations, and the edits that can be undone. */

import { batch, computed, signal } from "@preact/signals";
import type { Limits, NotationStyle, Problem } from "../wire/types.ts";
import { createReader } from "../trace/reader.ts";
import { refusalIn, withTitles } from "./refusal.ts";
import type { Run } from "../trace/run.ts";
import { Refused } from "../wire/server.ts";
import { type Iteration, problemAt, train } from "./iterations.ts";
import { createConnection, type Report } from "../wire/connection.ts";
import { createHistory } from "./history.ts";

/** What is open: an example or a problem of one's own, and the iterations run on it so far. */
export interface Sheet {
  /** The example's id while nothing of it has been changed. */
  example: string | null;
  iterations: Iteration[];
  iteration: number;
}

/** A sheet, its problem and where its cursor stood, to come back to. */
interface Place {
  sheet: Sheet;
  problem: Problem;
  cursor: number;
}

/** A change to the problem as it then is. */
export type Change = (problem: Problem) => Problem;

const MOST_UNDONE = 100;

export type Session = ReturnType<typeof createSession>;

/** A session on the problem of `first`, with the example's id if it is one. */
export function createSession(first: Run, example: string | null, limits: Limits) {
  const connection = createConnection();
  const reader = createReader(first, connection);
  const sheet = signal<Sheet>(freshSheet(first, example));
  const undone = signal<Place[]>([]);
  const done = signal<Place[]>([]);
  const problem = computed(() => reader.run.value.problem);
  /** Counts the problems opened, each in place of the one before; a change is none. */
  const opened = signal(0);
  const training = signal<{ done: number; wanted: number } | null>(null);

  let last: Promise<unknown> = Promise.resolve();

  const here = (): Place => ({
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

  /** As show, with the present place kept for undo. */
  async function change(
    opened: Problem,
    cursor: number,
    exampleId: string | null,
    style = reader.notation.value,
  ): Promise<void> {
    const before = here();
    await show(opened, cursor, () => freshSheet(reader.run.value, exampleId), style);
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
      const before = here();
      await show(place.problem, place.cursor, () => place.sheet);
      batch(() => {
        from.value = from.value.slice(0, -1);
        to.value = [...to.value, before];
      });
    });
  }

  /** Carry the updated parameters into a new pass, as often as wanted. */
  function carryOn(wanted: number): Promise<boolean> {
    return during(async () => {
      training.value = { done: 0, wanted };
      try {
        const run = await train(problem.value, wanted, limits, (done) => {
          if (training.value) training.value = { done, wanted };
          return training.value !== null;
        });
        const { example, iterations, iteration } = sheet.value;
        const all = [...iterations.slice(0, iteration + 1), ...run.iterations];
        await show(run.problem, 0, () => ({
          example,
          iterations: all,
          iteration: all.length - 1,
        }));
        if (run.stopped) throw run.stopped;
      } finally {
        training.value = null;
      }
    });
  }

  return {
    ...reader,
    ...createHistory(),
    connection,
    sheet,
    problem,
    canUndo: computed(() => done.value.length > 0),
    canRedo: computed(() => undone.value.length > 0),
    undo: () => swap(done, undone),
    redo: () => swap(undone, done),

    opened,

    /** Begin here: there is nothing before this to go back to. */
    begin(): void {
      batch(() => {
        done.value = [];
        undone.value = [];
      });
    },

    /** Open another problem; `exampleId` says which example it is, if any. */
    openProblem: (
      problem: Problem,
      exampleId: string | null,
      cursor = 0,
      style?: NotationStyle,
    ) =>
      during(async () => {
        await change(problem, cursor, exampleId, style);
        opened.value += 1;
      }),

    /**
     * Change the open problem. The cursor stays at its step as long as there are as many steps.
     * Answers with the reason when the server refuses the change, which then has not happened.
     */
    edit: (changed: Change): Promise<string | null> =>
      inTurn(async () => {
        const edited = changed(problem.value);
        if (JSON.stringify(edited) === JSON.stringify(problem.value)) return null;
        const told = connection.report.value;
        const sameShape = shapeOf(edited) === shapeOf(problem.value);
        try {
          await change(edited, sameShape ? reader.cursor.value : 0, null);
          forget(told);
          return null;
        } catch (error) {
          if (error instanceof Refused) {
            return withTitles(refusalIn(error.details, reader.run.value.notation));
          }
          connection.tell(error);
          return "The server does not answer, so nothing was changed.";
        }
      }),

    /** Write formulas in another notation, here and from now on. */
    setNotation: (style: NotationStyle) =>
      during(() => reader.open(problem.value, reader.cursor.value, style)),

    /** The run of iterations that is under way. */
    training,

    train: carryOn,
    nextIteration: () => carryOn(1),

    /** Let the run of iterations end with the request that is under way. */
    stopTraining(): void {
      training.value = null;
    },

    /** Go back to an iteration that has been run before; 0 has the initial parameters. */
    toIteration: (index: number) =>
      during(async () => {
        const { iterations } = sheet.value;
        const problem = await problemAt(iterations, index, limits);
        await show(problem, 0, () => ({
          ...sheet.value,
          iterations: iterations.with(index, { ...iterations[index], problem }),
          iteration: index,
        }));
      }),
  };
}

function freshSheet(run: Run, example: string | null): Sheet {
  return { example, iterations: [iterationOf(run)], iteration: 0 };
}

function iterationOf(run: Run): Iteration {
  return { problem: run.problem, loss: run.batchLoss };
}

/** What decides the steps of a problem; the values of its numbers do not. */
function shapeOf(problem: Problem): string {
  const layers = problem.network.layers.map((layer) =>
    [
      layer.weights.length,
      layer.weights[0].length,
      layer.biases && layer.train_biases,
      layer.activation,
    ].join()
  );
  return [problem.samples.length, problem.loss, ...layers].join(" ");
}
