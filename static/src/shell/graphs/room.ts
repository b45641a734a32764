/** What a graph brings along when it is opened: its session, its view, and what moves in its steps. */

import { createGraphProgram, type Library } from "../../graph/code/program.ts";
import { createGraphSession, firstRun } from "../../graph/session.ts";
import { computed, type ReadonlySignal, signal } from "@preact/signals";
import { createJumps } from "../../session/playing/jumps.ts";
import { createOnward } from "../../session/playing/onward.ts";
import { createPlayer } from "../../session/playing/player.ts";
import type { GraphRun } from "../../trace/graph/run.ts";
import type { Connection } from "../../wire/connection.ts";
import { graphName } from "../../trace/graph/words.ts";
import type { Chosen } from "../../practice/exercises.ts";
import type { Exercise } from "../../practice/practice.ts";
import type { Grain } from "../../trace/grains.ts";
import type { GraphProblem } from "../../wire/graph.ts";
import { post } from "../../wire/server.ts";
import type { GraphOpened } from "./door.ts";
import { createGraphPractice } from "./practice.ts";
import { createToldLearning } from "./told_learning.ts";
import { GraphFooter } from "./footer.tsx";
import { GraphWorkplace } from "./workplace.tsx";

export { NewGraph } from "./new_graph.tsx";

/** What can stand beside a graph's picture. */
const GRAPH_PARTS = ["This step", "Lesson", "Code", "Learn", "Practice"];

export type GraphRoom = ReturnType<typeof createRoom>;

/** A graph in the room `known`, or in one that is made for it. Throws Refused or Unreachable. */
export async function roomFor(
  known: GraphRoom | null,
  graph: GraphProblem,
  { title = null, cursor = 0, grain = "number", side = "", run: saved }: GraphOpened,
  connection: Connection,
  held: ReadonlySignal<boolean>,
): Promise<GraphRoom> {
  const run = await firstRun(graph);
  const room = known ?? createRoom(run, title, connection, held);
  if (saved) await room.session.openSaved(saved, run, title, cursor);
  else if (known) await known.session.openGraph(graph, title, cursor);
  else if (cursor > 0) await room.session.seek(cursor);
  room.session.grain.value = grain;
  if (GRAPH_PARTS.includes(side)) room.part.value = side;
  return room;
}

/** As roomFor, with an exercise that the server makes, to be practised. */
export async function roomForExercise(
  known: GraphRoom | null,
  chosen: Chosen,
  connection: Connection,
  held: ReadonlySignal<boolean>,
): Promise<GraphRoom> {
  const made = await post<Exercise<GraphProblem>>("/api/practice/exercise", chosen);
  const room = await roomFor(known, made.graph as GraphProblem, {}, connection, held);
  room.practice.exercises.choose(chosen);
  room.practice.note(chosen, made);
  room.part.value = "Practice";
  return room;
}

/** `held` holds Play up. */
function createRoom(
  first: GraphRun,
  title: string | null,
  connection: Connection,
  held: ReadonlySignal<boolean>,
) {
  const session = createGraphSession(first, title, connection);
  /** What stands beside the picture. */
  const part = signal<string>("This step");
  /** Whether the reader works the numbers out, which the steps would give away. */
  const practising = computed(() => part.value === "Practice");
  /** What a number is called. */
  const nameOf = (ref: string) => graphName(session.run.value, ref);
  const practice = createGraphPractice(session, nameOf);
  const jumps = createJumps(session);
  const learning = createToldLearning(session);
  const onward = createOnward({ ...session, nextFromStart: learning.nextFromStart });
  const player = createPlayer(session, held, onward.next);
  const { back, home, end, undo, redo, grain } = session;
  return {
    session,
    jumps,
    /** What keys do. */
    keys: {
      ...{ next: onward.next, back, home, end, undo, redo },
      wayBack: jumps.back,
      play: player.toggle,
      setGrain: (wanted: Grain) => (grain.value = wanted),
      nextIteration: () => learning.train(1),
    },
    nameOf,
    learning,
    onward,
    practice,
    practising,
    title: computed(() => session.sheet.value.title ?? practice.title.value ?? "Your own graph"),
    /** The numbers on show. */
    state: computed(() => practising.value ? practice.numbers.value : session.state.value),
    player,
    Workplace: GraphWorkplace,
    Footer: GraphFooter,
    part,
    program: createGraphProgram(),
    library: signal<Library>("numpy"),
    /** Whether the text is being written. */
    isWriting: signal(false),
  };
}
