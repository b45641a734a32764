/** The reader: the open run, the cursor in it, and the pages that are loaded as it moves. */

import { batch, computed, signal } from "@preact/signals";
import type { NotationStyle } from "../wire/types.ts";
import { type Grain, nextStop, previousStop } from "./grains.ts";
import type { AnyState, Kind, ProblemOf } from "./kind.ts";
import { type AnyRun, pageOfCursor, pageStart, stepAt, type StepOf, withPage } from "./run.ts";
import { PAGE_SIZE } from "../wire/server.ts";
import { stepsAhead, stepsBefore } from "./step_range.ts";
import type { Connection } from "../wire/connection.ts";
import { createByTerm } from "./terms/by_term.ts";

/** How close to the end of a page the next one is fetched. */
const FETCH_AHEAD = PAGE_SIZE / 2;

export type Reader<Run extends AnyRun, State extends AnyState> = ReturnType<
  typeof createReader<Run, State>
>;

/** A reader of a run that is open, which tells `connection` when a page does not come. */
export function createReader<Run extends AnyRun, State extends AnyState>(
  first: Run,
  connection: Connection,
  kind: Kind<Run, State>,
) {
  const run = signal(first);
  const cursor = signal(0);
  const grain = signal<Grain>(kind.grain);
  const notation = signal<NotationStyle>("lecture");
  /** Another problem is on its way: the steps of the old one are not to be moved in any more. */
  const opening = signal(false);
  const pending = new Map<number, Promise<void>>();

  const byTerm = createByTerm(run, cursor, connection, load, seek);
  const { growing } = byTerm;
  const state = computed<State>(() => {
    const found = kind.stateAt(run.value, cursor.value);
    if (!found) throw new Error(`no page holds cursor ${cursor.value}`);
    if (!growing.value) return found;
    // Another sample begins with its first term.
    const next = kind.stateAt(run.value, cursor.value + 1);
    if (!next || next.sample === found.sample) return found;
    const { result } = growing.value.step;
    return { ...next, value: (ref: string) => ref === result ? null : next.value(ref) };
  });
  const step = computed<StepOf<Run> | null>(() =>
    growing.value?.step ?? (cursor.value === 0 ? null : stepAt(run.value, cursor.value - 1))
  );
  /** The steps of the last move, the present one last. */
  const stepRange = computed(() =>
    growing.value ? [growing.value.move] : stepsBefore(run.value, cursor.value, grain.value)
  );
  const ahead = computed(() => {
    const steps = stepsAhead(run.value, cursor.value, grain.value);
    const part = steps && grain.value === "term" ? byTerm.nextPart() : null;
    return steps && { ...steps, part };
  });

  /** Load the page that begins at `start` into the open run, once. */
  function load(start: number): Promise<void> {
    const opened = run.value;
    if (opened.pages.has(start)) return Promise.resolve();
    const running = pending.get(start);
    if (running) return running;
    const style = notation.value;
    const loading = kind.fetchPage(opened.problem, start, style).then((page) => {
      const isSame = run.value.problem === opened.problem && notation.value === style;
      if (isSame) run.value = withPage(run.value, page);
    }).finally(() => {
      // Of another run by now, it may be the request of that one which stands there.
      if (pending.get(start) === loading) pending.delete(start);
    });
    pending.set(start, loading);
    return loading;
  }

  /** Have at hand what lies around the cursor, and where Next and Back lead. */
  function fetchAhead(): void {
    const { blocks, total } = run.value;
    const at = cursor.value;
    const soon = [
      pageStart(Math.min(at + FETCH_AHEAD, total - 1)),
      pageStart(Math.max(at - FETCH_AHEAD, 0)),
      pageOfCursor(nextStop(blocks, total, at, grain.value)),
      pageOfCursor(previousStop(blocks, at, grain.value)),
    ];
    // Connection is told when the page is needed, not before.
    for (const start of soon) load(start).catch(() => {});
  }

  /** Where the cursor is to go as soon as the page is there, and the way there. */
  let wanted: number | null = null;
  let going: Promise<boolean> | null = null;

  /**
   * Move the cursor, loading what it needs to get there. The last wish holds; false where what that
   * needed did not come.
   */
  function seek(to: number): Promise<boolean> {
    if (opening.value) return Promise.resolve(true);
    const target = Math.max(0, Math.min(run.value.total, to));
    if (run.value.pages.has(pageOfCursor(target))) {
      wanted = null;
      arrive(target);
      return Promise.resolve(true);
    }
    wanted = target;
    going ??= go().finally(() => (going = null));
    return going;
  }

  /** One page after another: a drag over many pages asks only for those it stops at. */
  async function go(): Promise<boolean> {
    let came = true;
    while (wanted !== null) {
      const target = wanted;
      const opened = run.value.problem;
      const loaded = await connection.during(() => load(pageOfCursor(target)), () => seek(target));
      if (run.value.problem !== opened || wanted === null) continue;
      if (wanted === target) wanted = null;
      came = loaded !== null;
      if (came) arrive(target);
    }
    return came;
  }

  function arrive(at: number): void {
    batch(() => {
      cursor.value = at;
      byTerm.part.value = 0;
    });
    fetchAhead();
  }

  /**
   * The cursor just after the step that computes the number that `ref` names, in this sample or
   * another; null for what is given.
   */
  function cursorOf(ref: string, sample = state.value.sample): number | null {
    return kind.cursorAfter(run.value, ref, sample);
  }

  function next(): Promise<boolean> {
    return grain.value === "term"
      ? byTerm.next()
      : seek(nextStop(run.value.blocks, run.value.total, cursor.value, grain.value));
  }

  function back(): Promise<boolean> {
    if (grain.value === "term") return byTerm.back();
    // From within a step back to before it, and before what is done together with it.
    const at = cursor.value + (growing.value ? 1 : 0);
    return seek(previousStop(run.value.blocks, at, grain.value));
  }

  return {
    run,
    cursor,
    part: byTerm.part,
    toPart: byTerm.toPart,
    grain,
    notation,
    opening,
    state,
    step,
    stepRange,
    ahead,
    seek,
    next,
    back,
    home: () => seek(0),
    end: () => seek(run.value.total),

    cursorOf,

    /** Go to where a number has just been computed; as seek. What is given has no such place. */
    seekTo(ref: string, sample?: number): Promise<boolean> {
      const target = cursorOf(ref, sample);
      return target === null ? Promise.resolve(true) : seek(target);
    },

    /**
     * Open a problem with the cursor at `at`, or at its end where it has fewer steps. Throws
     * Refused or Unreachable, and then nothing has changed. The formulas are from now on written
     * in `style`.
     */
    async open(problem: ProblemOf<Run>, at = 0, style = notation.value): Promise<void> {
      opening.value = true;
      try {
        const fetched = (cursor: number) => kind.fetchPage(problem, pageOfCursor(cursor), style);
        let page = await fetched(at);
        const target = Math.min(at, page.total);
        if (target < at) page = await fetched(target);
        pending.clear();
        wanted = null;
        batch(() => {
          // A changed number leaves the steps, and what of one stands, as they are.
          const isHere = target === cursor.value && page.total === run.value.total;
          if (!isHere) byTerm.part.value = 0;
          cursor.value = target;
          notation.value = style;
          run.value = kind.openRun(problem, page);
        });
      } finally {
        opening.value = false;
      }
      fetchAhead();
    },
  };
}
