/** The way into a graph, which stands in the network's place, and back: its room comes when it is entered. */

import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { Session } from "../../session/session.ts";
import type { Grain } from "../../trace/grains.ts";
import { get, post, Refused, Unreachable } from "../../wire/server.ts";
import type { ProblemDetails } from "../../wire/types.ts";
import type { GraphExample, GraphProblem } from "../../wire/graph.ts";
import { OF_NETWORK } from "../../graph/of_network.ts";
import { createLateModule } from "../../wire/late_module.ts";
import type { GraphRoom } from "./room.ts";

export interface GraphOpened {
  title?: string | null;
  cursor?: number;
  grain?: Grain;
}

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
  const examples = signal<GraphExample[]>([]);
  /** Whether the field for a new graph is open. */
  const isNew = signal(false);

  // What opens a network leads out.
  session.opened.subscribe(() => (isOpen.value = false));

  /** Open it in the room, which is made for the first graph. Throws Refused or Unreachable. */
  async function enter(graph: GraphProblem, opened: GraphOpened): Promise<void> {
    const { createRoom, firstRun } = await import("./room.ts").catch(() => {
      throw new Unreachable("The server does not answer.");
    });
    const { title = null, cursor = 0, grain = "number" } = opened;
    const run = await firstRun(graph);
    const known = room.peek();
    if (known) {
      await known.session.openGraph(graph, title, cursor);
      known.session.grain.value = grain;
    } else {
      const made = createRoom(run, title, session.connection, held);
      made.session.grain.value = grain;
      if (cursor > 0) await made.session.seek(cursor);
      room.value = made;
    }
    onEnter();
    isOpen.value = true;
  }

  async function enterNetwork(): Promise<void> {
    const problem = session.problem.peek();
    const { graph } = await post<{ graph: GraphProblem }>("/api/graph/of-network", { problem });
    await enter(graph, { title: OF_NETWORK });
  }

  async function loadExamples(): Promise<void> {
    if (examples.value.length > 0) return;
    // Without a server there are none to open either.
    examples.value = await get<GraphExample[]>("/api/examples?kind=graph").catch(() => []);
  }

  return {
    module,
    isNew,
    /** The worked examples of graphs, once they are asked for. */
    examples,
    loadExamples,
    /** The room where a graph is open; null where a network is. */
    open: computed(() => isOpen.value ? room.value : null),
    /** Open a graph; whether that went well. */
    openGraph: (graph: GraphProblem, opened: GraphOpened = {}): Promise<boolean> =>
      session.connection.during(
        () => enter(graph, opened),
        () => session.leaveFor(() => enter(graph, opened)),
      ).then((done) => done !== null),
    /** Open the graph of the open network, with the same numbers; whether that went well. */
    openNetwork: (): Promise<boolean> =>
      session.connection.during(
        enterNetwork,
        () => session.leaveFor(enterNetwork),
      ).then((done) => done !== null),
    /** Open a graph that has just been written; what the server says against it. */
    async openNew(graph: GraphProblem): Promise<ProblemDetails | null> {
      try {
        await session.leaveFor(() => enter(graph, {}));
        return null;
      } catch (error) {
        if (error instanceof Refused) return error.details;
        session.connection.tell(error);
        return { title: "", status: 0, detail: "The server does not answer." };
      }
    },
    /** What keys do while a graph is open. */
    keys() {
      const opened = isOpen.value ? room.value : null;
      if (!opened) return {};
      const { session: { next, back, home, end, undo, redo, grain }, jumps, player } = opened;
      return {
        next,
        back,
        home,
        end,
        undo,
        redo,
        wayBack: jumps.back,
        play: player.toggle,
        setGrain: (wanted: Grain) => (grain.value = wanted),
        nextIteration: () => {},
      };
    },
    /** Back to the network, as it was left. */
    leave: () => (isOpen.value = false),
  };
}
