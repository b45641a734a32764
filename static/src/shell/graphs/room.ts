/** What a graph brings along when it is opened: its session, its view, and what moves in its steps. */

import { createGraphProgram, type Library } from "../../graph/code/program.ts";
import { createGraphSession } from "../../graph/session.ts";
import { type ReadonlySignal, signal } from "@preact/signals";
import { createJumps } from "../../session/playing/jumps.ts";
import { createPlayer } from "../../session/playing/player.ts";
import type { GraphRun } from "../../trace/graph/run.ts";
import type { Connection } from "../../wire/connection.ts";
import { graphName } from "../../trace/graph/words.ts";
import { GraphFooter } from "./footer.tsx";
import { GraphWorkplace } from "./workplace.tsx";

export { NewGraph } from "./new_graph.tsx";
export { firstRun } from "../../graph/session.ts";

export type GraphRoom = ReturnType<typeof createRoom>;

/** `held` holds Play up. */
export function createRoom(
  first: GraphRun,
  title: string | null,
  connection: Connection,
  held: ReadonlySignal<boolean>,
) {
  const session = createGraphSession(first, title, connection);
  return {
    session,
    jumps: createJumps(session),
    /** What a number is called. */
    nameOf: (ref: string) => graphName(session.run.value, ref),
    player: createPlayer(session, held),
    Workplace: GraphWorkplace,
    Footer: GraphFooter,
    /** What stands beside the picture: the step, or the program. */
    part: signal("This step"),
    program: createGraphProgram(),
    library: signal<Library>("numpy"),
    /** Whether the text is being written. */
    isWriting: signal(false),
  };
}
