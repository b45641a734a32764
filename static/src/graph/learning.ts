/** Learning on a graph: its optimizer, and the iterations run with it. */

import type { ReadonlySignal, Signal } from "@preact/signals";
import { createCarrying } from "../session/iterations/carrying.ts";
import { type Course, editedCourse, freshCourse } from "../session/iterations/course.ts";
import { runOn, startOf, type Trained, type Trainer } from "../session/iterations/running.ts";
import { courseAnew } from "../session/iterations/saved.ts";
import { type SavedRun, savedRun } from "../session/sheet.ts";
import { kindOf } from "../session/optimizer_state.ts";
import type { GraphRun } from "../trace/graph/run.ts";
import type { GraphLearner } from "../wire/graph.ts";
import { post, Refused } from "../wire/server.ts";
import type { Optimizer } from "../wire/types.ts";

/** What is known of the open graph besides: its title, where it is an example unchanged. */
export interface Sheet extends Course<GraphLearner> {
  title: string | null;
  /** What the next iteration starts from. */
  learner: GraphLearner;
}

/** What iterations go by while no optimizer is chosen. */
const OPTIMIZER: Optimizer = { name: "sgd", learning_rate: 0.1 };

export function optimizerOf({ optimizer }: GraphLearner): Optimizer {
  return optimizer ?? OPTIMIZER;
}

/** What the steps are of: with an optimizer that is chosen, those of its update too. */
export function traced({ graph, optimizer, optimizer_state }: GraphLearner): GraphLearner {
  if (!optimizer) return { graph };
  return { graph, optimizer, ...(optimizer_state ? { optimizer_state } : {}) };
}

export function freshSheet(run: GraphRun, title: string | null): Sheet {
  const learner = { graph: run.problem.graph };
  return { title, learner, ...freshCourse<GraphLearner>(learner, run.resultValue) };
}

/** The sheet of an edited graph: a new run, unless only what learns has changed. */
export function editedSheet(sheet: Sheet, learner: GraphLearner, run: GraphRun): Sheet {
  const { graph } = sheet.learner;
  const numbers = ({ text, values, result }: GraphLearner["graph"]) =>
    JSON.stringify([text, values, result]);
  const goesOn = numbers(graph) === numbers(learner.graph);
  return {
    title: null,
    learner,
    ...editedCourse(sheet, freshCourse(learner, run.resultValue), goesOn),
  };
}

interface Learns {
  sheet: Signal<Sheet>;
  run: ReadonlySignal<GraphRun>;
  during: (work: () => Promise<void>) => Promise<boolean>;
  show: (start: GraphLearner, next: () => Sheet, many?: boolean, anew?: boolean) => Promise<void>;
}

export function createLearning({ sheet, run, during, show }: Learns) {
  return createCarrying<GraphLearner, Sheet>({
    sheet,
    during,
    run: (wanted, goesOn) => runOn(trainerOf(run.value), sheet.value.learner, wanted, goesOn),
    startOf: (iterations, index) => startOf(() => trainerOf(run.value), iterations, index),
    show: (learner, next, ...how) => show(learner, () => ({ ...next(), learner }), ...how),
  });
}

/** The sheet with another optimizer, from here on. Throws Refused, where there is none such, or Unreachable. */
export async function withOptimizer(
  sheet: Sheet,
  run: GraphRun,
  change: (now: Optimizer) => Optimizer,
): Promise<Sheet> {
  const { graph, optimizer_state } = sheet.learner;
  const before = optimizerOf(sheet.learner);
  const optimizer = change(before);
  const isKept = JSON.stringify(kindOf(optimizer)) === JSON.stringify(kindOf(before));
  const learner = { graph, optimizer, ...(isKept && optimizer_state ? { optimizer_state } : {}) };
  // The first iteration tells whether there can be one.
  await ask(learner, 1);
  return {
    ...sheet,
    learner,
    ...editedCourse(sheet, freshCourse<GraphLearner>(learner, run.resultValue), true),
  };
}

/** What a link keeps of a run, or of an optimizer chosen for one; null where there is neither. */
export function savedLearning(sheet: Sheet): SavedRun<GraphLearner> | null {
  const { learner } = sheet;
  const run = savedRun(sheet);
  if (run || !learner.optimizer) return run;
  return { iterations: 1, iteration: 0, from: [{ at: 0, problem: learner }] };
}

/** The sheet of a run that a link holds, run again. Throws Refused or Unreachable. */
export async function sheetOfSaved(
  saved: SavedRun<GraphLearner>,
  run: GraphRun,
  title: string | null,
): Promise<Sheet> {
  const { course, start } = await courseAnew(saved, () => trainerOf(run));
  return { title, learner: start, ...course };
}

function trainerOf({ iterationsAtOnce }: GraphRun): Trainer<GraphLearner> {
  return { most: iterationsAtOnce, ask };
}

interface Answer {
  losses: number[];
  graph: GraphLearner["graph"];
  optimizer_state: unknown;
  stopped: string | null;
}

async function ask(learner: GraphLearner, iterations: number): Promise<Trained<GraphLearner>> {
  const { graph, optimizer } = learner;
  const answer = await post<Answer>("/api/graph/train", {
    ...learner,
    optimizer: optimizerOf(learner),
    iterations,
  });
  const { values } = answer.graph;
  return {
    losses: answer.losses,
    problem: {
      graph: { ...graph, values },
      ...(optimizer && { optimizer }),
      ...(answer.optimizer_state ? { optimizer_state: answer.optimizer_state } : {}),
    },
    stopped: answer.stopped === null
      ? null
      : new Refused({ title: "The numbers grow too large", status: 422, detail: answer.stopped }),
  };
}
