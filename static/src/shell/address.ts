/** The page's address holds its state; the browser keeps the last one for the next visit. */

import { effect, signal, untracked } from "@preact/signals";
import type { Lessons } from "../lesson/lessons.ts";
import {
  DamagedLink,
  fromFragment,
  lessonIn,
  type Linked,
  type LinkedGraph,
  toFragment,
  toPlainFragment,
} from "../session/link.ts";
import type { GraphDoor } from "./graphs/door.ts";
import type { Session } from "../session/session.ts";
import type { Part, Side } from "../session/side.ts";
import { keep, kept } from "../session/store.ts";

const KEPT = "backstep:last";
/** What a tab held when its page was left, for a reload of it. */
const LEFT = "backstep:left";
/** How long the state must stand still before the address takes it, in ms. */
const SETTLED = 300;

/** Begin with what the address holds, or else with what was kept from the last visit. */
export async function openFromAddress(
  session: Session,
  lessons: Lessons,
  graphs: GraphDoor,
): Promise<void> {
  try {
    await openLast(session, lessons, graphs);
  } finally {
    session.begin();
  }
}

async function openLast(session: Session, lessons: Lessons, graphs: GraphDoor): Promise<void> {
  if (await openFragment(session, lessons, graphs, leftByReload() ?? location.hash)) return;
  const last = kept(KEPT);
  if (!last) return;
  try {
    await openFragment(session, lessons, graphs, last);
  } finally {
    // A state that this server no longer takes is not worth a complaint.
    if (session.connection.report.value?.kind === "refused") session.connection.clear();
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
export async function openFragment(
  session: Session,
  lessons: Lessons,
  graphs: GraphDoor,
  fragment: string,
): Promise<boolean> {
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
  const { problem, example, cursor, grain, notation } = linked;
  session.grain.value = grain;
  await session.openProblem(problem, example, cursor, notation);
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
export function keepAddress(
  session: Session,
  lessons: Lessons,
  side: Side,
  graphs: GraphDoor,
): void {
  let changes = 0;
  let behind = false;
  /** What was open when the reader turned to something else, until that has its entry. */
  let left: ReturnType<typeof opened> | null = null;

  const opened = () => [
    (graphs.open.peek()?.session ?? session).run.peek().problem,
    lessons.lesson.peek(),
  ];
  const fragmentNow = () => lessons.link() ?? toPlainFragment(linkedState(session, graphs));

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
    const linked = linkedState(session, graphs);
    const paragraph = lessons.link();
    side.value;
    const own = ++changes;
    behind = true;
    const timer = setTimeout(async () => {
      const fragment = paragraph ?? await toFragment(linked);
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
export function fullLink(session: Session, graphs: GraphDoor): string {
  return new URL(`./${toPlainFragment(linkedState(session, graphs))}`, location.href).href;
}

/** The address of exactly this state, which the page has from now on. */
export async function currentLink(session: Session, graphs: GraphDoor): Promise<string> {
  write(await toFragment(linkedState(session, graphs)), history.state);
  return location.href;
}

function linkedState(session: Session, graphs: GraphDoor): Linked | LinkedGraph {
  const room = graphs.open.value;
  if (room) {
    const { problem, sheet, cursor, grain } = room.session;
    return {
      graph: problem.value,
      title: sheet.value.title,
      cursor: cursor.value,
      grain: grain.value,
    };
  }
  return {
    problem: session.problem.value,
    example: session.sheet.value.example,
    cursor: session.cursor.value,
    grain: session.grain.value,
    notation: session.notation.value,
  };
}

function write(fragment: string, entry: Entry | null, isNew = false): void {
  if (isNew) history.pushState(entry, "", fragment);
  else history.replaceState(entry, "", fragment);
  keep(KEPT, fragment);
  keep(LEFT, "", "sessionStorage");
}
