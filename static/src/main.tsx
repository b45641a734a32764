/** The page's start: reads what the server put into it, opens the address, and shows it. */

import { computed, effect, untracked } from "@preact/signals";
import { render } from "preact";
import {
  currentLink,
  keepAddress,
  openFragment,
  openFromAddress,
} from "./shell/address/address.ts";
import { createFirstMinute } from "./shell/display/first_minute.ts";
import { createActivity, inRooms } from "./session/activity.ts";
import { createDisplay } from "./shell/display/display.ts";
import { handleKey } from "./shell/keys/keys.ts";
import { createJumps } from "./session/playing/jumps.ts";
import { createLessons } from "./lesson/lessons.ts";
import { forgetDrafts } from "./ui/drafts.ts";
import { forgetRefused } from "./shell/notices/forget_refusals.ts";
import { createPlayer } from "./session/playing/player.ts";
import { createOnward } from "./session/playing/onward.ts";
import { openRun } from "./trace/run.ts";
import { createToast } from "./session/toast.ts";
import { createScrub } from "./picture/editing/scrub.ts";
import { createSession } from "./session/session.ts";
import { createPractice } from "./practice/practice.ts";
import { createNewVersion, scriptIn } from "./wire/new_version.ts";
import { loadFailedAgain } from "./wire/late_module.ts";
import { reconnect } from "./wire/reconnect.ts";
import { createSide } from "./session/side.ts";
import { createPrinter } from "./paper/solution.ts";
import { createOpenTab } from "./session/tab.ts";
import { createTabs } from "./step/tabs.ts";
import { acceptDrops } from "./shell/drop.ts";
import { createExportMenu } from "./shell/header/export_menu.ts";
import { createAnnouncedEdits } from "./session/edits/announced_edits.ts";
import { createComparison } from "./session/edits/comparison.ts";
import { keepTranslated } from "./ui/text/translated_text.ts";
import { watchPointer } from "./ui/keys/pointed_at.ts";
import { warnOfStorage } from "./session/storage_warning.ts";
import type { FirstPage } from "./wire/types.ts";
import { createGraphDoor } from "./shell/graphs/door.ts";
import { App } from "./shell/app.tsx";
import { EXCHANGE, fetchAhead } from "./shell/rooms.ts";

/** How long the first picture waits for its type, in ms. */
const LATEST = 1000;

const root = document.getElementById("app");
const data = document.getElementById("first-page")?.textContent;
if (!root || !data) throw new Error("The page lacks its first page of data.");

const first: FirstPage = JSON.parse(data);
const session = createSession(
  openRun(first.problem, first.trace),
  first.example,
  first.limits,
);
const display = createDisplay();
const side = createSide();
const activity = createActivity();
const stepping = computed(() => activity.value === "Step");
const practising = computed(() => graphs.open.value?.practising.value ?? side.value === "Practice");
const held = computed(() => display.keysShown.value || practising.value || !stepping.value);
const onward = createOnward(session);
const player = createPlayer(session, held, onward.next);
// What a graph does not have is left when one opens.
const graphs = createGraphDoor(session, held, () => {
  side.value = "This step";
  activity.value = "Step";
});
const firstMinute = createFirstMinute(session, side, activity, player);
const jumps = createJumps(session);
const toast = createToast();
const comparison = createComparison(session);
const edits = createAnnouncedEdits(session, toast, comparison);
const scrub = createScrub(session, toast, comparison);
const printer = createPrinter(session, toast);
const practice = createPractice(session);
const openTab = createOpenTab();
const tabs = createTabs(openTab, () => session.notation.value);
const lessons = createLessons(session, openTab, side, graphs);
// Before anything can be refused: what is wrong with the address stays told.
forgetRefused(session, side, display);

// What is wrong with an address is for the console: the page stands, with what the server put into it.
const opened = { session, lessons, practice, side, openTab, activity, graphs };
const exportMenu = createExportMenu(
  session,
  graphs,
  toast,
  first.limits.body_bytes,
  () => currentLink(opened),
  () => activity.value === "Learn" ? inRooms.value.learn?.says ?? "Learn" : "exactly this",
  () => (display.exchangeShown.value = "embed"),
);
const version = createNewVersion(scriptIn(document.head.innerHTML));
// Not awaited here: a room that the address opens waits in turn for this module.
const embedded = location.pathname.endsWith("/embed");
const opening = embedded
  ? import("./shell/embed/embed.ts")
    .then(({ openEmbedded }) => openEmbedded(opened))
  : openFromAddress(opened);
opening.catch(reportError).then(() => begin(root));

async function begin(root: HTMLElement): Promise<void> {
  version.watch();
  reconnect(session, () => {
    version.look();
    loadFailedAgain();
  });
  effect(() => {
    session.opened.value;
    forgetDrafts();
  });
  effect(() => {
    session.cursor.value;
    session.problem.value;
    side.value;
    untracked(toast.passed);
  });
  if (!embedded) {
    keepAddress(opened);
    warnOfStorage(toast);
    acceptDrops((file) => exportMenu.open(file), EXCHANGE.load);
    fetchAhead([graphs.module]);
  }

  // The steps would give away the numbers that Practice asks for.
  const rest = () => toast.say("Practice shows no steps: “This step” does.");
  const RESTING = { next: rest, back: rest, home: rest, end: rest, wayBack: rest, play: rest };

  watchPointer();
  document.addEventListener("keydown", (event) => {
    // The learning room listens to its own.
    if (!stepping.value && event.key !== "?") return;
    // Space would begin it anew.
    if (firstMinute.stop() && event.key === " ") return event.preventDefault();
    handleKey(event, {
      ...session,
      ...edits,
      ...display,
      next: onward.next,
      wayBack: jumps.back,
      turn: lessons.turn,
      play: player.toggle,
      setGrain: (grain) => (session.grain.value = grain),
      ...graphs.keys(),
      help: () => (display.keysShown.value = true),
      ...(practising.value ? RESTING : {}),
    });
  });

  addEventListener("hashchange", () => openFragment(opened, location.hash));

  // The picture is laid out for its own type, which comes with the script; not coming, it holds up nobody.
  await Promise.race([
    document.fonts.load("13px 'Backstep Sans'"),
    new Promise((done) => setTimeout(done, LATEST)),
  ]).catch(() => {});
  // A finger that waits is answered first.
  await new Promise((done) => setTimeout(done));
  root.replaceChildren();
  keepTranslated(root);
  render(
    <App
      root={root}
      session={session}
      scrub={scrub}
      comparison={comparison}
      player={player}
      firstMinute={firstMinute}
      onward={onward}
      version={version}
      graphs={graphs}
      display={display}
      activity={activity}
      side={side}
      toast={toast}
      edits={edits}
      jumps={jumps}
      exportMenu={exportMenu}
      printer={printer}
      practice={practice}
      tabs={tabs}
      lessons={lessons}
      first={first}
    />,
    root,
  );
}
