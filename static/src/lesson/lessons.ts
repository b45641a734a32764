/** The lessons: which is open, at which paragraph, and what the reader has answered. */

import { batch, computed, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { GraphProblem } from "../wire/graph.ts";
import type { Judged, Lesson, LessonEntry, NumberPlace, Paragraph } from "./lesson.ts";
import { lessonLink } from "../session/link.ts";
import { isMistake } from "../wire/mistake.ts";
import { get, post } from "../wire/server.ts";
import type { Session } from "../session/session.ts";
import { isText, listOf, objectOf, oneOf, recordOf } from "../lib/json_shape.ts";
import type { Side } from "../session/side.ts";
import { keep, keptJson } from "../session/store.ts";
import { type OpenTab, type Tab, TABS } from "../session/tab.ts";
import { createResource } from "../wire/resource.ts";

/** How far a lesson has come: the paragraphs read, the last of them, and the answers. */
interface Reading {
  last: string;
  read: string[];
  answers: Record<string, Judged>;
}

/** What the browser keeps, by lesson. */
export type Progress = Record<string, Reading>;

const KEPT = "backstep:lessons";
const isJudged = objectOf<Judged>({
  given: isText,
  verdict: oneOf("correct", "wrong", "unreadable"),
  message: isText,
  mistakes: listOf(isMistake),
});
const isProgress = recordOf(
  objectOf<Reading>({ last: isText, read: listOf(isText), answers: recordOf(isJudged) }),
);

/** Where graphs are open, and how they are opened. */
export interface Graphs {
  open: ReadonlySignal<
    null | {
      session: Pick<Session, "cursor" | "seek" | "grain" | "cursorOf"> & {
        problem: ReadonlySignal<GraphProblem>;
      };
      /** What stands beside the picture. */
      part: Signal<string>;
    }
  >;
  openGraph: (graph: GraphProblem, opened: { title: string; cursor: number }) => Promise<boolean>;
  leave: () => void;
}

export type Lessons = ReturnType<typeof createLessons>;

/** The lessons, which move what is open and say in its side when they are to be seen. */
export function createLessons(session: Session, openTab: OpenTab, side: Side, graphs: Graphs) {
  const contents = createResource(() => get<LessonEntry[]>("/api/lessons"));
  const lesson = signal<Lesson | null>(null);
  const place = signal(0);
  const progress = signal<Progress>(keptJson(KEPT, isProgress, {}));
  /** Counts the turns to a paragraph, so that the page shows each. */
  const pageTurns = signal(0);
  /** Whether the text stands beside the picture. */
  const shown = computed(() => besideIt().value === "Lesson");
  /** What is open, of either kind, and what stands beside its picture. */
  const active = () => graphs.open.value?.session ?? session;
  function besideIt(): Signal<string> {
    return graphs.open.value?.part ?? side;
  }

  const paragraph = computed<Paragraph | null>(() => lesson.value?.paragraphs[place.value] ?? null);
  /** Whether the picture still shows what the paragraph speaks of. */
  const here = computed(() => {
    if (!paragraph.value) return false;
    return active().cursor.value === paragraph.value.cursor && isOpen(paragraph.value.problem);
  });
  const highlight = computed<ReadonlySet<string>>(() =>
    new Set(
      shown.value && paragraph.value && isOpen(paragraph.value.problem)
        ? paragraph.value.highlight
        : [],
    )
  );

  /** The title of the open lesson while the picture shows one of its problems. */
  const titleOfProblem = computed(() => {
    const { title, problems } = lesson.value ?? { title: null, problems: {} };
    return Object.keys(problems).some(isOpen) ? title : null;
  });

  function isOpen(name: string): boolean {
    const { problem, graph } = lesson.value?.problems[name] ?? {};
    const room = graphs.open.value;
    if (graph) return room !== null && sameProblem(graph, room.session.problem.value);
    return !room && problem !== undefined && sameProblem(problem, session.problem.value);
  }

  /** Open the lesson's problem of that name at a cursor, if it is not open already. */
  async function openProblem(name: string, cursor: number): Promise<void> {
    const wanted = lesson.value?.problems[name];
    if (!wanted) return;
    const { problem, graph, example } = wanted;
    if (isOpen(name)) await active().seek(cursor);
    else if (graph) await graphs.openGraph(graph, { title: lesson.value?.title ?? "", cursor });
    else if (problem) {
      graphs.leave();
      await session.openProblem(problem, example, cursor);
    }
  }

  function note(change: (mine: Progress[string]) => Progress[string]): void {
    const id = lesson.value?.id;
    if (!id) return;
    const mine = progress.value[id] ?? { last: "", read: [], answers: {} };
    progress.value = { ...progress.value, [id]: change(mine) };
    keep(KEPT, JSON.stringify(progress.value));
  }

  /** Turn to a paragraph: show its place in the picture. */
  async function turnTo(index: number): Promise<void> {
    const to = lesson.value?.paragraphs[index];
    if (!to) return;
    place.value = index;
    note((mine) => ({ ...mine, last: to.id, read: [...new Set([...mine.read, to.id])] }));
    await openProblem(to.problem, to.cursor);
    batch(() => {
      active().grain.value = to.grain;
      if (to.tab && to.tab in TABS) openTab.value = to.tab as Tab;
      besideIt().value = "Lesson";
      pageTurns.value += 1;
    });
  }

  /** Open a lesson, at a paragraph or else where the reader left it. */
  async function open(id: string, at?: string): Promise<void> {
    if (lesson.value?.id !== id) {
      const came = await session.connection.during(
        () => get<Lesson>(`/api/lessons/${encodeURIComponent(id)}`),
        () => open(id, at),
      );
      if (!came) return;
      batch(() => {
        lesson.value = came.answer;
        place.value = 0;
      });
    }
    const wanted = at ?? progress.value[id]?.last;
    const index = lesson.value?.paragraphs.findIndex((each) => each.id === wanted) ?? -1;
    await turnTo(Math.max(0, index));
  }

  /** Have an answer judged. */
  async function answer(question: string, given: string): Promise<void> {
    const id = lesson.value?.id;
    if (!id) return;
    const came = await session.connection.during(
      () => {
        const path = `/api/lessons/${encodeURIComponent(id)}/answer`;
        return post<Judged>(path, { question, answer: given });
      },
      () => answer(question, given),
    );
    if (!came) return;
    const judged = { ...came.answer, given };
    note((mine) => ({ ...mine, answers: { ...mine.answers, [question]: judged } }));
  }

  return {
    contents: contents.now,
    lesson,
    place,
    progress,
    pageTurns,
    here,
    highlight,
    titleOfProblem,
    turnTo,
    /** Turn so many paragraphs on, where the text is open beside the picture; whether it is. */
    turn(by: number): boolean {
      const isOpen = shown.value && lesson.value !== null;
      if (isOpen) turnTo(place.value + by);
      return isOpen;
    },
    /** Load the table of contents, unless it is there. */
    load(): void {
      contents.wantAnew();
    },
    open,
    answer,

    /** As open, from the table of contents. */
    choose: (id: string, at?: string) => session.leaveFor(() => open(id, at)),

    /** Back to the table of contents. The place in the lesson is kept. */
    close(): void {
      lesson.value = null;
    },

    /** Come back from exploring to what the paragraph speaks of. */
    back: () => turnTo(place.value),

    /** Whether the picture shows the lesson's problem of that name. */
    isOpen,

    /** Go to the step that computes a number of the text, in the problem that it belongs to. */
    async jump({ ref, sample, problem }: NumberPlace): Promise<void> {
      if (ref === undefined) return;
      if (!isOpen(problem)) await openProblem(problem, 0);
      const cursor = active().cursorOf(ref, sample ?? 0);
      if (cursor !== null) await active().seek(cursor);
    },

    /** The address of the paragraph while the picture shows it; null when the reader is elsewhere. */
    link(): string | null {
      const at = paragraph.value;
      return shown.value && here.value && lesson.value && at
        ? lessonLink(lesson.value.id, at.id)
        : null;
    },
  };
}

function sameProblem(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
