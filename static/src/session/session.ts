/** The session: the open problem, its iterations, and the edits that can be undone. */

import { withFittingState } from "./optimizer_state.ts";
import { signal } from "@preact/signals";
import type { Limits, NotationStyle, Problem } from "../wire/types.ts";
import { NETWORK } from "../trace/network_kind.ts";
import { createReader } from "../trace/reader.ts";
import { refusalIn, withTitles } from "./refusal.ts";
import type { Run } from "../trace/run.ts";
import { Refused } from "../wire/server.ts";
import { training as trainer } from "./late/training.ts";
import { createConnection } from "../wire/connection.ts";
import { createHistory } from "./history.ts";
import { createPlaces } from "./places.ts";
import { createCarrying } from "./iterations/carrying.ts";
import { editedSheet, freshSheet, type SavedRun, type Sheet } from "./sheet.ts";

/** A change to the problem as it then is. */
export type Change = (problem: Problem) => Problem;

export type Session = ReturnType<typeof createSession>;

/** A session on the problem of `first`, with the example's id if it is one. */
export function createSession(first: Run, example: string | null, limits: Limits) {
  const connection = createConnection();
  const reader = createReader(first, connection, NETWORK);
  const sheet = signal<Sheet>(freshSheet(first, example));
  const { problem, inTurn, during, forget, show, change, history } = createPlaces(
    reader,
    connection,
    sheet,
  );
  /** Counts the problems opened, each in place of the one before; a change is none. */
  const opened = signal(0);
  const fresh = (example: string | null) => () => freshSheet(reader.run.value, example);

  const carrying = createCarrying<Problem, Sheet>({
    sheet,
    during,
    run: async (wanted, goesOn) => (await trainer()).train(problem.value, wanted, limits, goesOn),
    startOf: async (iterations, index) => (await trainer()).problemAt(iterations, index, limits),
    // What many iterations made of the network is to be seen: the forward pass of the sample at hand.
    show: async (problem, next, many) =>
      show(problem, many ? (await trainer()).afterForward(problem, reader.cursorOf) : 0, next),
  });

  return {
    ...reader,
    ...createHistory(),
    connection,
    sheet,
    problem,
    ...history,
    ...carrying,

    opened,

    /** Open another problem; `exampleId` says which example it is, if any. */
    openProblem: (
      problem: Problem,
      exampleId: string | null,
      cursor = 0,
      style?: NotationStyle,
    ) =>
      during(async () => {
        await change(problem, cursor, fresh(exampleId), style);
        opened.value += 1;
      }),

    /** Open a run as a link holds it: its iterations are run anew. */
    openSaved: (
      saved: SavedRun,
      exampleId: string | null,
      cursor: number,
      style?: NotationStyle,
    ) =>
      during(async () => {
        const { sheet, problem } = await (await trainer()).runAnew(saved, exampleId, limits);
        await change(problem, cursor, () => sheet, style);
        opened.value += 1;
      }),

    /**
     * Change the open problem. The cursor stays at its step as long as there are as many steps.
     * Answers with the reason when the server refuses the change, which then has not happened.
     * Changes that are part of the same, as of one drag, are undone as one.
     */
    edit: (changed: Change, partOf: object | null = null): Promise<string | null> =>
      inTurn(async () => {
        const edited = withFittingState(problem.value, changed(problem.value));
        if (JSON.stringify(edited) === JSON.stringify(problem.value)) return null;
        const told = connection.report.value;
        const sameShape = shapeOf(edited) === shapeOf(problem.value);
        try {
          const before = sheet.value;
          const old = problem.value;
          await change(
            edited,
            sameShape ? reader.cursor.value : 0,
            () => editedSheet(before, old, reader.run.value),
            reader.notation.value,
            partOf,
          );
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
  };
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
