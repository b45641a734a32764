/** The open graph: its steps, its edits, and what is open and closed in its picture. */

import { computed, signal } from "@preact/signals";
import { createPlaces } from "../session/places.ts";
import type { SavedRun } from "../session/sheet.ts";
import { GRAPH } from "../trace/graph/kind.ts";
import { afterForward, type GraphRun } from "../trace/graph/run.ts";
import { createReader } from "../trace/reader.ts";
import type { Connection } from "../wire/connection.ts";
import type { GraphLearner, GraphProblem } from "../wire/graph.ts";
import { Refused } from "../wire/server.ts";
import type { Optimizer, ProblemDetails } from "../wire/types.ts";
import {
  createLearning,
  editedSheet,
  freshSheet,
  savedLearning,
  type Sheet,
  sheetOfSaved,
  traced,
  withOptimizer,
} from "./learning.ts";

export type GraphSession = ReturnType<typeof createGraphSession>;

/** The first page of a graph, as a run. Throws Refused or Unreachable. */
export async function firstRun(problem: GraphProblem): Promise<GraphRun> {
  const alone = { graph: problem };
  return GRAPH.openRun(alone, await GRAPH.fetchPage(alone, 0, "lecture"));
}

export function createGraphSession(first: GraphRun, title: string | null, connection: Connection) {
  const reader = createReader(first, connection, GRAPH);
  const sheet = signal<Sheet>(freshSheet(first, title));
  const { problem: learner, inTurn, during, forget, show, change, history } = createPlaces(
    reader,
    connection,
    sheet,
  );
  const problem = computed(() => learner.value.graph);
  /** Counts the graphs opened, each in place of the one before; a change is none. */
  const opened = signal(0);
  /** The groups that are closed, and the heat maps that are opened to their numbers. */
  const closed = signal<ReadonlySet<string>>(closedAtFirst(first));
  const unfolded = signal<ReadonlySet<string>>(new Set());

  /** Answers with what the server says against a change, which then has not happened. */
  const changing = (work: () => Promise<void>): Promise<ProblemDetails | null> =>
    inTurn(async () => {
      const told = connection.report.value;
      try {
        await work();
        forget(told);
        return null;
      } catch (error) {
        if (error instanceof Refused) return error.details;
        connection.tell(error);
        const detail = "The server does not answer, so nothing was changed.";
        return { title: "Not changed", status: 0, detail };
      }
    });

  async function open(of: GraphLearner, cursor: number, next: () => Sheet): Promise<void> {
    await change(traced(of), cursor, next);
    closed.value = closedAtFirst(reader.run.value);
    unfolded.value = new Set();
    opened.value += 1;
  }

  return {
    ...reader,
    ...history,
    ...createLearning({
      sheet,
      run: reader.run,
      during,
      // The steps are the same: one stays where one is, and sees the numbers change, unless the next
      // iteration is to be stepped through. What many have made of it is seen in its forward pass.
      show: (start, next, many, anew) => {
        const stays = anew ? 0 : reader.cursor.value;
        return show(traced(start), many ? afterForward(reader.run.value) : stays, next);
      },
    }),
    connection,
    sheet,
    problem,
    opened,
    closed,
    unfolded,
    toggleGroup: (name: string) => (closed.value = toggled(closed.value, name)),
    toggleHeat: (array: string) => (unfolded.value = toggled(unfolded.value, array)),

    /** Open another graph; whether that went well. */
    openGraph: (graph: GraphProblem, title: string | null, cursor = 0): Promise<boolean> =>
      during(() => open({ graph }, cursor, () => freshSheet(reader.run.value, title))),

    saved: () => savedLearning(sheet.value),

    /** Open a run of a link, run again; `of` is its graph's. Whether that went well. */
    openSaved: (
      saved: SavedRun<GraphLearner>,
      of: GraphRun,
      title: string | null,
      cursor: number,
    ): Promise<boolean> =>
      during(async () => {
        const next = await sheetOfSaved(saved, of, title);
        await open(next.learner, cursor, () => next);
      }),

    /**
     * Change the open graph. The cursor stays at its step as long as the text is the same. Answers
     * with what the server says against the change, which then has not happened.
     */
    edit: (changed: (graph: GraphProblem) => GraphProblem): Promise<ProblemDetails | null> =>
      changing(async () => {
        const edited = changed(problem.value);
        if (JSON.stringify(edited) === JSON.stringify(problem.value)) return;
        const stays = edited.text === problem.value.text;
        const before = sheet.value;
        const { optimizer } = before.learner;
        const learner = { graph: edited, ...(optimizer && { optimizer }) };
        const next = () => editedSheet(before, learner, reader.run.value);
        await change(traced(learner), stays ? reader.cursor.value : 0, next);
      }),

    /** Whether the steps end with an update: an optimizer is chosen. */
    updates: computed(() => learner.value.optimizer !== undefined),

    /** Change the optimizer from here on, which chooses it; the reason if it is refused. */
    editOptimizer: async (changed: (now: Optimizer) => Optimizer): Promise<string | null> => {
      const refused = await changing(async () => {
        const next = await withOptimizer(sheet.value, reader.run.value, changed);
        await change(traced(next.learner), reader.cursor.value, () => next);
      });
      return refused?.detail ?? null;
    },
  };
}

/** Of a large graph its groups are closed, so that it can be seen whole; in time, sooner. */
const MOST_OPEN = 60;
const MOST_OPEN_IN_TIME = 16;

function closedAtFirst({ equations, groups }: GraphRun): ReadonlySet<string> {
  const isInTime = equations.some(({ rounds }) => rounds.length > 0);
  const most = isInTime ? MOST_OPEN_IN_TIME : MOST_OPEN;
  return new Set(equations.length > most ? groups.map(({ name }) => name) : []);
}

function toggled(set: ReadonlySet<string>, name: string): ReadonlySet<string> {
  const without = new Set(set);
  if (!without.delete(name)) without.add(name);
  return without;
}
