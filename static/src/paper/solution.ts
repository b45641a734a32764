/** The worked solution: every step of the trace and the numbers they come to, for paper. */

import { computed, signal } from "@preact/signals";
import type { NotationStyle, Phase, Problem, Step, TracePage } from "../wire/types.ts";
import { type Run, stateAt } from "../trace/run.ts";
import { isOfBatch } from "../trace/samples.ts";
import type { Toast } from "../session/toast.ts";
import { fetchPage } from "../wire/server.ts";
import type { Session } from "../session/session.ts";
import { fold, type State } from "../trace/state.ts";

/** More steps than this are not a solution that anybody reads on paper. */
const MOST_STEPS = 400;

export interface Solution {
  problem: Problem;
  notation: Run["notation"];
  parts: Part[];
  /** How many steps the trace has beyond those printed. */
  left: number;
  /** What the picture shows above them, or null where it is not loaded. */
  state: State | null;
}

/** The steps of one phase; of one sample, or of all where `sample` is null. */
export interface Part {
  phase: Phase;
  sample: number | null;
  steps: Step[];
}

export type Printer = ReturnType<typeof createPrinter>;

/** What prints a session's problem as a worked solution. */
export function createPrinter(session: Session, { say }: Toast) {
  const printing = signal(false);
  const loaded = signal<Solution | null>(null);

  /** What goes onto paper while the browser prints. */
  const solution = computed(() => {
    if (!printing.value) return null;
    const run = session.run.value;
    const isOfRun = loaded.value?.problem === run.problem &&
      loaded.value.notation === run.notation;
    return isOfRun ? loaded.value : solutionIn(run);
  });

  // What changes here is drawn before the browser lays out the paper.
  addEventListener("beforeprint", () => (printing.value = true));
  addEventListener("afterprint", () => (printing.value = false));

  /** Load all steps that are to be printed, and print. */
  async function print(): Promise<void> {
    say("The worked solution is being put together.");
    const { run, notation } = session;
    const came = await session.connection.during(
      () => loadSolution(run.value, notation.value),
      print,
    );
    if (!came) return;
    loaded.value = came.answer;
    globalThis.print();
  }

  return { solution, print };
}

/** The solution as far as the run's pages hold it from the first step on. */
function solutionIn(run: Run): Solution | null {
  const steps: Step[] = [];
  for (let page = run.pages.get(0); page && page.steps.length > 0; page = pageAfter(run, page)) {
    steps.push(...page.steps);
  }
  if (steps.length === 0) return null;
  return solutionOf(run, steps.slice(0, MOST_STEPS), stateAt(run, beforeUpdate(run)));
}

function pageAfter(run: Run, page: TracePage): TracePage | undefined {
  return run.pages.get(page.start + page.steps.length);
}

async function loadSolution(run: Run, style: NotationStyle): Promise<Solution> {
  const { problem, total } = run;
  const end = beforeUpdate(run);
  const [{ steps }, page] = await Promise.all([
    fetchPage(problem, 0, style, Math.min(total, MOST_STEPS)),
    fetchPage(problem, end, style, 0),
  ]);
  return solutionOf(run, steps, fold(problem, page, end));
}

/** There every gradient is computed, and the weights are still those that the formulas have. */
function beforeUpdate(run: Run): number {
  return run.blocks.find(({ phase }) => phase === "update")?.start ?? run.total;
}

function solutionOf(run: Run, steps: Step[], state: State | null): Solution {
  const { problem, notation, total } = run;
  return { problem, notation, parts: partsOf(steps), left: total - steps.length, state };
}

function partsOf(steps: Step[]): Part[] {
  const parts: Part[] = [];
  for (const step of steps) {
    const last = parts.at(-1);
    const sample = isOfBatch(step) ? null : step.sample;
    if (last?.phase === step.phase && last.sample === sample) last.steps.push(step);
    else parts.push({ phase: step.phase, sample, steps: [step] });
  }
  return parts;
}
