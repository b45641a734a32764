/** The way into a graph, which stands in the network's place, and back: its room comes when it is entered. */

import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { Session } from "../../session/session.ts";
import type { Grain } from "../../trace/grains.ts";
import type { GraphProblem } from "../../wire/graph.ts";
import { createLateModule } from "../../wire/late_module.ts";
import type { GraphRoom } from "./room.ts";

export interface GraphOpened {
  title?: string | null;
  cursor?: number;
  grain?: Grain;
}

export type GraphDoor = ReturnType<typeof createGraphDoor>;

export function createGraphDoor(session: Session, held: ReadonlySignal<boolean>) {
  const module = createLateModule(() => import("./room.ts"));
  /** The room once it has been entered; it stays as it is left. */
  const room = signal<GraphRoom | null>(null);
  const isOpen = signal(false);
  /** Whether the field for a new graph is open. */
  const isNew = signal(false);

  // What opens a network leads out.
  session.opened.subscribe(() => (isOpen.value = false));

  async function enter(graph: GraphProblem, opened: GraphOpened): Promise<void> {
    const { createRoom, firstRun } = await import("./room.ts");
    const { title = null, cursor = 0, grain = "term" } = opened;
    const known = room.peek();
    if (known) {
      known.session.grain.value = grain;
      if (!await known.session.openGraph(graph, title, cursor)) return;
    } else {
      const made = createRoom(await firstRun(graph), title, session.connection, held);
      made.session.grain.value = grain;
      if (cursor > 0) await made.session.seek(cursor);
      room.value = made;
    }
    isOpen.value = true;
  }

  return {
    module,
    isNew,
    /** The room where a graph is open; null where a network is. */
    open: computed(() => isOpen.value ? room.value : null),
    /** Open a graph; whether that went well. */
    openGraph: (graph: GraphProblem, opened: GraphOpened = {}): Promise<boolean> =>
      session.connection.during(
        () => enter(graph, opened),
        () => session.leaveFor(() => enter(graph, opened)),
      ).then((done) => done !== null && isOpen.value),
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
