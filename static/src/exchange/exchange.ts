/** Files of other software: asked of the server, and said what came of it. */

import { saveFile } from "../lib/files.ts";
import type { Session } from "../session/session.ts";
import type { Toast } from "../session/toast.ts";
import { postFile, postForFile } from "../wire/server.ts";
import type { GraphProblem } from "../wire/graph.ts";
import type { Problem } from "../wire/types.ts";
import type { Outgoing } from "./formats.ts";

export interface Imported {
  problem: Problem | GraphProblem;
  notes: string[];
}

/** The problem in a file, some of its `layers` alone. Throws Refused or Unreachable. */
export async function importFile(file: File, layers = ""): Promise<Imported> {
  const query = new URLSearchParams({ name: file.name, layers });
  return await postFile<Imported>(`/api/import?${query}`, file);
}

/** What a graph's session has of its problem. */
export interface OpenGraph {
  problem: { value: GraphProblem };
}

/** Have the open problem, or the graph in its place, saved in a format. */
export async function exportProblem(
  session: Session,
  graph: OpenGraph | null,
  toast: Toast,
  chosen: Outgoing,
): Promise<void> {
  const { say } = toast;
  const name = `backstep-${graph ? "graph" : session.sheet.value.example ?? "problem"}`;
  const isProgram = chosen.ending === ".py";
  const file = `${name}${isProgram ? `-${chosen.format}` : ""}${chosen.ending}`;
  const body = graph ? { graph: graph.problem.value } : { problem: session.problem.value };
  const done = await session.connection.during(
    () => postForFile(`/api/export/${chosen.format}`, body),
    () => void exportProblem(session, graph, toast, chosen),
  );
  if (!done) return;
  saveFile(file, done.answer);
  say(`${chosen.title} saved as ${file}.`);
}
