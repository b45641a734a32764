/** The page's start: reads what the server put into it and shows it. */

import { effect } from "@preact/signals";
import { render } from "preact";
import { handleKey } from "./model/keys.ts";
import { createPlayer } from "./model/player.ts";
import { openRun } from "./model/run.ts";
import { createSession } from "./model/session.ts";
import type { FirstPage } from "./types.ts";
import { App } from "./views/app.tsx";

const root = document.getElementById("app");
const data = document.getElementById("first-page")?.textContent;
if (!root || !data) throw new Error("The page lacks its first page of data.");

const first: FirstPage = JSON.parse(data);
const session = createSession(openRun(first.problem, first.trace), first.example);
const player = createPlayer(session);

effect(() => {
  root.dataset.cursor = String(session.cursor.value);
  root.dataset.total = String(session.run.value.total);
});

document.addEventListener("keydown", (event) => {
  handleKey(event, { ...session, play: player.toggle });
});

function openFromAddress(): void {
  const problem = problemInAddress();
  if (problem) session.open(problem, null);
}

/** The problem that `#problem=` holds, percent-encoded. */
function problemInAddress() {
  const encoded = location.hash.match(/^#problem=(.*)$/)?.[1];
  if (!encoded) return null;
  try {
    return JSON.parse(decodeURIComponent(encoded));
  } catch {
    session.refuse("Damaged link", "The link does not hold a whole problem. It may have been cut.");
    return null;
  }
}

addEventListener("hashchange", openFromAddress);
openFromAddress();
render(<App session={session} player={player} examples={first.examples} />, root);
