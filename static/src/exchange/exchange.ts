/** Files of other software: asked of the server, and said what came of it. */

import type { Signal } from "@preact/signals";
import { saveFile } from "../lib/files/save.ts";
import type { Session } from "../session/session.ts";
import type { Toast } from "../session/toast.ts";
import { postFile, postForFile } from "../wire/files.ts";
import type { GraphProblem } from "../wire/graph.ts";
import type { Problem } from "../wire/types.ts";
import type { Outgoing } from "./formats.ts";

/** A stack of dense layers is a problem, any other model a graph. */
interface Imported {
  problem?: Problem;
  graph?: GraphProblem;
  notes: string[];
}

/** What there is to say of the model that was opened last: what was guessed or left out. */
export interface Notes {
  file: string;
  told: string[];
}

/** Open the model in a file, some of its `layers` alone if not all; `title` says that it was not. */
export async function openForeign(
  session: Session,
  file: File,
  title: string,
  notes: Signal<Notes | null>,
  say: Toast["say"],
  openGraph: (graph: GraphProblem) => Promise<boolean>,
  layers = "",
): Promise<void> {
  const { connection } = session;
  const again = (some = layers) =>
    void openForeign(session, file, title, notes, say, openGraph, some);
  const query = new URLSearchParams({ name: file.name, layers });
  const read = await connection.during(
    () => postFile<Imported>(`/api/import?${query}`, file),
    () => again(),
  );
  if (read) {
    const { problem, graph, notes: told } = read.answer;
    const opened = await session.leaveFor(async () =>
      problem ? await session.openProblem(problem, null) : graph ? await openGraph(graph) : false
    );
    if (opened) {
      if (told.length) notes.value = { file: file.name, told };
      return say(`${file.name} opened.`);
    }
  }
  const told = connection.report.value;
  if (told?.kind !== "refused") return;
  const actions = (told.details.offers ?? []).map((range) => ({
    title: `Open layers ${range}`,
    run: () => again(range),
  }));
  connection.report.value = { ...told, details: { ...told.details, title }, actions };
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
