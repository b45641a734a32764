/** The page's address holds its state; the browser keeps the last one for the next visit. */

import { batch, effect, signal, untracked } from "@preact/signals";
import { bring } from "../../session/activity.ts";
import {
  DamagedLink,
  fromFragment,
  lessonIn,
  type Linked,
  type LinkedGraph,
  toFragment,
  toPlainFragment,
} from "../../session/link.ts";
import { exerciseNow, linkedState, type Opened, shortLink } from "./linked_state.ts";
import type { Part } from "../../session/side.ts";
import { keep, kept } from "../../session/store.ts";
import { exerciseIn, placeIn } from "../../practice/exercise_link.ts";

const KEPT = "backstep:last";
/** What a tab held when its page was left, for a reload of it. */
const LEFT = "backstep:left";
/** How long the state must stand still before the address takes it, in ms. */
const SETTLED = 300;

/** Begin with what the address holds, or else with what was kept from the last visit. */
export async function openFromAddress(opened: Opened): Promise<void> {
  try {
    await openLast(opened);
  } finally {
    opened.session.begin();
  }
}

async function openLast(opened: Opened): Promise<void> {
  if (await openFragment(opened, leftByReload() ?? location.hash)) return;
  const last = kept(KEPT);
  if (!last) return;
  try {
    await openFragment(opened, last);
  } finally {
    // A state that this server no longer takes is not worth a complaint.
    const { connection } = opened.session;
    if (connection.report.value?.kind === "refused") connection.clear();
  }
}

/**
 * What the page held that a reload has brought to an end. The address can be older: the state may
 * have changed just before, or the address have followed it after the browser had read it.
 */
function leftByReload(): string | null {
  const [arrival] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
  return arrival?.type === "reload" ? kept(LEFT, "sessionStorage") || null : null;
}

/** Open the state or the paragraph that a fragment holds; whether it was meant to hold one. */
export async function openFragment(opened: Opened, fragment: string): Promise<boolean> {
  const { session, lessons, side, openTab, activity, practice, graphs } = opened;
  const exercise = exerciseIn(fragment);
  if (exercise) {
    if (exercise.kind) await graphs.exercise(exercise, (problem) => placeIn(fragment, problem));
    else if (await practice.exercise(exercise)) {
      bring({ practice: placeIn(fragment, session.problem.value) });
      side.value = "Practice";
    }
    return true;
  }
  const told = lessonIn(fragment);
  if (told) {
    await lessons.open(told.lesson, told.paragraph);
    return true;
  }
  let linked: Linked | LinkedGraph | null;
  try {
    linked = await fromFragment(fragment);
  } catch (error) {
    if (!(error instanceof DamagedLink)) throw error;
    session.connection.report.value = {
      kind: "refused",
      details: { title: "Damaged link", detail: error.message, status: 400 },
    };
    return true;
  }
  if (!linked) return false;
  if ("graph" in linked) {
    await graphs.openGraph(linked.graph, linked);
    return true;
  }
  const { problem, example, cursor, grain, notation, run } = linked;
  session.grain.value = grain;
  const opening = run
    ? session.openSaved(run, example, cursor, notation)
    : session.openProblem(problem, example, cursor, notation);
  if (!await opening) return true;
  if (linked.part) await session.toPart(linked.part);
  batch(() => {
    if (linked.tab) openTab.value = linked.tab;
    if (linked.side) side.value = linked.side;
    if (linked.activity) activity.value = linked.activity;
    bring(linked.rooms);
  });
  return true;
}

/** What an entry of the browser's history has beside its address: what stood beside the picture. */
interface Entry {
  side: Part;
  lesson: string | null;
}

/**
 * From now on, let the address and the browser's store follow the session. What the reader turns to
 * is an entry of its own in the browser's history; steps and changes stay in the one they are in.
 */
export function keepAddress(models: Opened): void {
  const { session, lessons, side, graphs } = models;
  let changes = 0;
  let behind = false;
  /** What was open when the reader turned to something else, until that has its entry. */
  let left: ReturnType<typeof opened> | null = null;

  const opened = () => [
    (graphs.open.peek()?.session ?? session).run.peek().problem,
    lessons.lesson.peek(),
  ];
  const fragmentNow = () => shortLink(models) ?? toPlainFragment(linkedState(models));

  function follow(fragment: string): void {
    const entry: Entry = { side: side.peek(), lesson: lessons.lesson.peek()?.id ?? null };
    const isElsewhere = left !== null && opened().some((each, at) => each !== left?.[at]);
    write(fragment, entry, isElsewhere);
    // Until what is on its way opens, it is a step on that the address follows.
    if (isElsewhere || session.turning.peek() === 0) left = null;
    behind = false;
  }

  effect(() => {
    if (session.turned.value === 0) return;
    untracked(() => {
      if (behind) follow(fragmentNow());
      changes++;
      left = opened();
    });
  });
  // The address that comes with it is opened as any other that is followed.
  addEventListener("popstate", ({ state }: { state: Entry | null }) => {
    changes++;
    left = null;
    if (!state) return;
    if (state.lesson === null) lessons.close();
    side.value = state.side;
  });
  /** Counts the times that the page was shown again as it was left. */
  const returns = signal(0);
  effect(() => {
    returns.value;
    const linked = linkedState(models);
    const short = shortLink(models);
    const own = ++changes;
    behind = true;
    const timer = setTimeout(async () => {
      const fragment = short ?? await toFragment(linked);
      if (own !== changes) return;
      follow(fragment);
    }, SETTLED);
    return () => clearTimeout(timer);
  });
  addEventListener("pagehide", () => {
    // An address that is on its way comes too late.
    changes++;
    const fragment = fragmentNow();
    if (behind) keep(KEPT, fragment);
    keep(LEFT, fragment, "sessionStorage");
  });
  // The address that was on its way when the page was left has not been written.
  addEventListener("pageshow", ({ persisted }) => {
    if (persisted) returns.value++;
  });
}

/** The address of exactly this state in the full page, there at once. */
export function fullLink(opened: Opened): string {
  return new URL(`./${toPlainFragment(linkedState(opened))}`, location.href).href;
}

/** The address of exactly this state, which the page has from now on. */
export async function currentLink(models: Opened): Promise<string> {
  write(exerciseNow(models) ?? await toFragment(linkedState(models)), history.state);
  return location.href;
}

function write(fragment: string, entry: Entry | null, isNew = false): void {
  history[isNew ? "pushState" : "replaceState"](entry, "", fragment);
  keep(KEPT, fragment);
  keep(LEFT, "", "sessionStorage");
}
