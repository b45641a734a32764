/** Opens what a file holds: a problem of ours, or a model of other software. */

import type { Signal } from "@preact/signals";
import type { Notes } from "../../exchange/exchange.ts";
import { BrokenFile, readJson } from "../../exchange/problem_file.ts";
import { openForeign } from "../../exchange/room.tsx";
import { isForeign } from "../../lib/files/foreign.ts";
import type { Session } from "../../session/session.ts";
import type { GraphProblem } from "../../wire/graph.ts";
import type { Problem } from "../../wire/types.ts";
import type { GraphDoor } from "../graphs/door.ts";

interface Target {
  session: Session;
  graphs: GraphDoor;
  say: (sentence: string) => void;
  notes: Signal<Notes | null>;
  /** The size of the largest problem that the server reads. */
  mostBytes: number;
}

/** Open the file; what is wrong with it is told by the file's name. */
export async function openFile(file: File, target: Target): Promise<void> {
  const { session, graphs, say, notes, mostBytes } = target;
  const { report } = session.connection;
  const title = `“${file.name}” was not opened`;
  if (isForeign(file.name)) {
    return await openForeign(session, file, title, notes, say, graphs.openGraph);
  }
  try {
    const problem = problemIn(await readJson(file, mostBytes));
    const opened = await session.leaveFor(() =>
      isGraph(problem) ? graphs.openGraph(problem) : session.openProblem(problem, null)
    );
    if (opened) return say(`${file.name} opened.`);
  } catch (error) {
    if (!(error instanceof BrokenFile)) throw error;
    report.value = { kind: "refused", details: { title, detail: error.message, status: 400 } };
  }
  const told = report.value;
  if (told?.kind === "refused") {
    report.value = { ...told, details: { ...told.details, title } };
  }
}

/** A problem as it stands, or the one inside an example or a request. The server checks it. */
function problemIn(json: unknown): Problem | GraphProblem {
  const holder = json as { problem?: Problem; graph?: GraphProblem } | null;
  return holder?.problem ?? holder?.graph ?? (json as Problem);
}

function isGraph(problem: Problem | GraphProblem): problem is GraphProblem {
  return typeof problem === "object" && problem !== null && "text" in problem;
}
