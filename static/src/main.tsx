/** The page's start: reads what the server put into it, opens the address, and shows it. */

import { computed } from "@preact/signals";
import { render } from "preact";
import { keepAddress, openFragment, openFromAddress } from "./model/address.ts";
import { createChecking } from "./model/checking.ts";
import { createDisplay } from "./model/display.ts";
import { handleKey } from "./model/keys.ts";
import { createJumps } from "./model/jumps.ts";
import { createLessons } from "./model/lessons.ts";
import { forgetRefused } from "./model/moved_on.ts";
import { createPlayer } from "./model/player.ts";
import { openRun } from "./model/run.ts";
import { createSaying } from "./model/saying.ts";
import { createSession } from "./model/session.ts";
import { createPractice } from "./model/practice.ts";
import { createPublished } from "./model/published.ts";
import { recover } from "./model/recovery.ts";
import { createSide } from "./model/side.ts";
import { createPrinter } from "./model/solution.ts";
import { createTabs } from "./model/tabs.ts";
import { createTakeout } from "./model/takeout.ts";
import { createTelling } from "./model/telling.ts";
import { tellOfUnkept } from "./model/unkept.ts";
import type { FirstPage } from "./types.ts";
import { App } from "./views/app.tsx";

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
const practising = computed(() => side.value === "Practice");
const player = createPlayer(
  session,
  computed(() => display.keysShown.value || practising.value),
);
const jumps = createJumps(session);
const saying = createSaying();
const telling = createTelling(session, saying);
const takeout = createTakeout(session, saying, first.limits.body_bytes);
const printer = createPrinter(session, saying);
const practice = createPractice(session);
const tabs = createTabs(() => session.notation.value);
const lessons = createLessons(session, tabs, side);
const checking = createChecking(session, side);
const published = createPublished(session);
// Before anything can be refused: what is wrong with the address stays told.
forgetRefused(session, side, display);

// What is wrong with an address is for the console: the page stands, with what the server put into it.
await openFromAddress(session, lessons).catch(reportError);
keepAddress(session, lessons, side);
recover(session);
tellOfUnkept(saying);

// The steps would give away the numbers that Practice asks for.
const rest = () => saying.say("In Practice the steps rest. “This step” shows them.");
const RESTING = { next: rest, back: rest, home: rest, end: rest, wayBack: rest, play: rest };

document.addEventListener("keydown", (event) => {
  handleKey(event, {
    ...session,
    ...telling,
    ...display,
    wayBack: jumps.back,
    play: player.toggle,
    setGrain: (grain) => (session.grain.value = grain),
    help: () => (display.keysShown.value = true),
    ...(practising.value ? RESTING : {}),
  });
});

addEventListener("hashchange", () => openFragment(session, lessons, location.hash));

// A finger that waits is answered first.
await new Promise((done) => setTimeout(done));
root.replaceChildren();
render(
  <App
    root={root}
    session={session}
    player={player}
    display={display}
    side={side}
    saying={saying}
    telling={telling}
    jumps={jumps}
    takeout={takeout}
    printer={printer}
    practice={practice}
    tabs={tabs}
    lessons={lessons}
    checking={checking}
    published={published}
    first={first}
  />,
  root,
);
