/** The way into a graph, which stands in the network's place, and back: its room comes when it is entered. */

import { batch, computed, type ReadonlySignal, signal } from "@preact/signals";
import { bring, type InRooms, type Practised } from "../../session/activity.ts";
import type { Session } from "../../session/session.ts";
import type { SavedRun } from "../../session/sheet.ts";
import type { Grain } from "../../trace/grains.ts";
import { roomsStyle } from "../../wire/rooms_style.ts";
import { get, post, Unreachable } from "../../wire/server.ts";
import type { GraphExample, GraphLearner, GraphProblem } from "../../wire/graph.ts";
import { OF_NETWORK } from "../../graph/of_network.ts";
import { createResource } from "../../wire/resource.ts";
import { createLateModule } from "../../wire/late_module.ts";
import type { Chosen } from "../../practice/exercises.ts";
import type { GraphRoom } from "./room.ts";

export interface GraphOpened {
  title?: string | null;
  cursor?: number;
  grain?: Grain;
  run?: SavedRun<GraphLearner>;
  side?: string;
  rooms?: InRooms;
}

/** The worked examples of graphs, with what their sources print. */
export const graphExamples = createResource(() => get<GraphExample[]>("/api/examples?kind=graph"));

export type GraphDoor = ReturnType<typeof createGraphDoor>;

/** `held` holds Play up; `onEnter` readies the page for a graph that opens. */
export function createGraphDoor(
  session: Session,
  held: ReadonlySignal<boolean>,
  onEnter: () => void,
) {
  const module = createLateModule(() => import("./room.ts"));
  /** The room once it has been entered; it stays as it is left. */
  const room = signal<GraphRoom | null>(null);
  const isOpen = signal(false);
  /** Whether the field for a new graph is open. */
  const isNew = signal(false);

  // What opens a network leads out.
  session.opened.subscribe(() => (isOpen.value = false));

  /** Do what opens a graph in the room, which is made for the first one. Throws Refused or Unreachable. */
  async function enterBy(
    open: (shell: typeof import("./room.ts")) => Promise<GraphRoom>,
    roomsOf: (problem: GraphProblem) => InRooms | undefined,
  ) {
    const [shell] = await Promise.all([import("./room.ts"), roomsStyle()]).catch(() => {
      throw new Unreachable("The server does not answer.");
    });
    const entered = await open(shell);
    onEnter();
    batch(() => {
      bring(roomsOf(entered.session.problem.peek()));
      room.value = entered;
      isOpen.value = true;
    });
  }

  const enter = (graph: GraphProblem, opened: GraphOpened) =>
    enterBy(
      ({ roomFor }) => roomFor(room.peek(), graph, opened, session.connection, held),
      () => opened.rooms,
    );

  /** Have the server make an exercise on graphs, and open it for practice. */
  const enterExercise = (chosen: Chosen, placeIn: (problem: object) => Practised) =>
    enterBy(
      ({ roomForExercise }) => roomForExercise(room.peek(), chosen, session.connection, held),
      (problem) => ({ practice: placeIn(problem) }),
    );

  async function enterNetwork(): Promise<void> {
    const problem = session.problem.peek();
    const { graph } = await post<{ graph: GraphProblem }>("/api/graph/of-network", { problem });
    await enter(graph, { title: OF_NETWORK });
  }

  /** Do what opens a graph, again where it is asked for; whether that went well. */
  const opening = (work: () => Promise<void>): Promise<boolean> =>
    session.connection.during(work, () => session.leaveFor(work)).then((done) => done !== null);

  return {
    module,
    isNew,
    /** The worked examples of graphs, once they are asked for. */
    examples: computed(() => {
      const { value: now } = graphExamples.now;
      // Without a server there are none to open either.
      return now.kind === "ready" ? now.answer : [];
    }),
    loadExamples: () => graphExamples.wantAnew(),
    /** The room where a graph is open; null where a network is. */
    open: computed(() => isOpen.value ? room.value : null),
    /** Open a graph; whether that went well. */
    openGraph: (graph: GraphProblem, opened: GraphOpened = {}) =>
      opening(() => enter(graph, opened)),
    /** Open the graph of the open network, with the same numbers; whether that went well. */
    openNetwork: () => opening(enterNetwork),
    /** Open an exercise on graphs, at a place in it; whether that went well. */
    exercise: (chosen: Chosen, placeIn: (problem: object) => Practised) =>
      opening(() => enterExercise(chosen, placeIn)),
    /** Open a graph that has just been written. Throws Refused or Unreachable. */
    openNew: (graph: GraphProblem) => session.leaveFor(() => enter(graph, {})),
    /** What keys do while a graph is open. */
    keys: () => isOpen.value && room.value?.keys || {},
    /** Back to the network, as it was left. */
    leave: () => (isOpen.value = false),
  };
}
