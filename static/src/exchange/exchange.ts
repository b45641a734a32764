/** Files of other software: asked of the server, and said what came of it. */

import { saveFile } from "../lib/files.ts";
import type { Session } from "../session/session.ts";
import type { Toast } from "../session/toast.ts";
import { postFile, postForFile } from "../wire/server.ts";
import type { Problem } from "../wire/types.ts";
import type { Outgoing } from "./formats.ts";

export interface Imported {
  problem: Problem;
  notes: string[];
}

/** The problem in a file, some of its `layers` alone. Throws Refused or Unreachable. */
export async function importFile(file: File, layers = ""): Promise<Imported> {
  const query = new URLSearchParams({ name: file.name, layers });
  return await postFile<Imported>(`/api/import?${query}`, file);
}

/** Have the open problem saved in a format. */
export async function exportProblem(
  session: Session,
  { say }: Toast,
  chosen: Outgoing,
): Promise<void> {
  const { connection } = session;
  const name = `backstep-${session.sheet.value.example ?? "problem"}`;
  const file = `${name}-${chosen.format}${chosen.ending}`.replace("-xlsx.", ".");
  const problem = session.problem.value;
  const again = () => void exportProblem(session, { say } as Toast, chosen);
  const done = await connection.during(
    () => postForFile(`/api/export/${chosen.format}`, { problem }),
    again,
  );
  if (!done) return;
  saveFile(file, done.answer);
  say(`${chosen.title} saved as ${file}.`);
}
