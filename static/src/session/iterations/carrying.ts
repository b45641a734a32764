/** Carrying what is open, of any kind, from one iteration to the next, and going back. */

import { type Signal, signal } from "@preact/signals";
import { carriedOn, type Course, type Iteration, openAt } from "./course.ts";
import type { GoesOn, Ran } from "./running.ts";

interface Training<Start, Sheet> {
  sheet: Signal<Sheet>;
  during: (work: () => Promise<void>) => Promise<boolean>;
  run: (wanted: number, goesOn: GoesOn) => Promise<Ran<Start>>;
  startOf: (iterations: Iteration<Start>[], index: number) => Promise<Start>;
  /**
   * Open what an iteration starts from, with the sheet that `next` gives: after `many` of them, or
   * to go through it `anew`.
   */
  show: (start: Start, next: () => Sheet, many?: boolean, anew?: boolean) => Promise<void>;
}

export function createCarrying<Start, Sheet extends Course<Start>>(
  { sheet, during, run, startOf, show }: Training<Start, Sheet>,
) {
  const training = signal<{ done: number; wanted: number } | null>(null);

  /** Carry the updated parameters into a new pass, as often as wanted. */
  const train = (wanted: number, anew = false): Promise<boolean> =>
    during(async () => {
      training.value = { done: 0, wanted };
      try {
        const ran = await run(wanted, (done) => {
          if (training.value) training.value = { done, wanted };
          return training.value !== null;
        });
        await show(ran.problem, () => carriedOn(sheet.value, ran.iterations), wanted > 1, anew);
        if (ran.stopped) throw ran.stopped;
      } finally {
        training.value = null;
      }
    });

  return {
    /** The run of iterations that is under way. */
    training,

    train,
    nextIteration: () => train(1),
    /** The same, to step through it from its start. */
    nextFromStart: () => train(1, true),

    /** Let the run of iterations end with the request that is under way. */
    stopTraining(): void {
      training.value = null;
    },

    /** Go back to an iteration that has been run before; 0 has the initial parameters. */
    toIteration: (index: number) =>
      during(async () => {
        const start: Start = await startOf(sheet.value.iterations, index);
        await show(start, () => openAt(sheet.value, index, start));
      }),
  };
}
