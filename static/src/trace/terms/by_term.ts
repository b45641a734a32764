/**
 * Through the steps by their terms and factors. The cursor counts whole steps; `part` says how many
 * parts of the next one stand, of which the trace knows nothing.
 */

import { batch, computed, type ReadonlySignal, signal } from "@preact/signals";
import type { Connection } from "../../wire/connection.ts";
import { roomsStyle } from "../../wire/rooms_style.ts";
import { Unreachable } from "../../wire/server.ts";
import { type AnyRun, pageStart, stepAt, type StepOf } from "../run.ts";

type Terms = typeof import("./terms.ts");

export function createByTerm<Run extends AnyRun>(
  run: ReadonlySignal<Run>,
  cursor: ReadonlySignal<number>,
  connection: Connection,
  loadPage: (start: number) => Promise<void>,
  seek: (to: number) => Promise<boolean>,
) {
  const part = signal(0);
  /** What finds the parts of a step: it comes when it is first wanted. */
  const terms = signal<Terms | null>(null);

  /** Have at hand what finds the parts, and the step after `at`; whether it came. */
  async function have(at: number, again: () => void): Promise<boolean> {
    const came = await connection.during(async () => {
      const [found] = await Promise.all([
        import("./terms.ts").catch(() => {
          throw new Unreachable("The server does not answer.");
        }),
        roomsStyle().catch(() => {}),
        loadPage(pageStart(Math.min(at, run.value.total - 1))),
      ]);
      terms.value = found;
    }, again);
    return came !== null;
  }

  function countAt(at: number): number {
    const step = stepAt(run.value, at);
    return step && terms.value ? terms.value.countParts(step) : 0;
  }

  const isThere = (at: number) => terms.value !== null && stepAt(run.value, at) !== null;

  function next(): Promise<boolean> {
    const at = cursor.value;
    if (at >= run.value.total) return Promise.resolve(true);
    if (!isThere(at)) return have(at, next).then((came) => came && next());
    if (part.value >= countAt(at)) return seek(at + 1);
    part.value += 1;
    return Promise.resolve(true);
  }

  function back(): Promise<boolean> {
    const at = cursor.value;
    if (part.value > 0) {
      part.value -= 1;
      return Promise.resolve(true);
    }
    if (at === 0) return Promise.resolve(true);
    if (!isThere(at - 1)) return have(at - 1, back).then((came) => came && back());
    // The number goes, its parts stay.
    const count = countAt(at - 1);
    const stay = () => {
      if (cursor.value === at - 1) part.value = count;
    };
    return batch(() => {
      const going = seek(at - 1);
      stay();
      return going.then((came) => {
        if (part.value === 0) stay();
        return came;
      });
    });
  }

  return {
    part,
    next,
    back,
    /** The number that grows; null between two steps. */
    growing: computed(() => {
      const step: StepOf<Run> | null = part.value > 0 ? stepAt(run.value, cursor.value) : null;
      const count = Math.min(part.value, countAt(cursor.value));
      return step && terms.value && count > 0 ? terms.value.grownTo(step, count) : null;
    }),
    /** What Next adds to the number that grows, term 2 of 3; null where it does a whole one. */
    nextPart(): string | null {
      const step = stepAt(run.value, cursor.value);
      const isPart = step && terms.value && part.value < countAt(cursor.value);
      return isPart ? `${terms.value?.partName(step, part.value + 1)}, ${step.title}` : null;
    },
    /** So many parts of the next step, as a link has them. */
    async toPart(count: number): Promise<void> {
      const at = cursor.value;
      if (await have(at, () => {}) && cursor.value === at) {
        part.value = Math.min(count, countAt(at));
      }
    },
  };
}
