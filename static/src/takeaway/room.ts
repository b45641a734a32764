/** What File offers of the steps: loaded when it is asked for. */

import { NoPng, toPng } from "../ui/drawing/export/picture_file.ts";
import { saveFile } from "../lib/files/save.ts";
import type { Stepping } from "../session/playing/stepping.ts";
import { adoptStyle } from "../ui/style/adopt_style.ts";
import { formulaFace, lookOfShots } from "./look.ts";
import { shotOf, stripOf } from "./shot.ts";
import { printSlides, slidesOf } from "./slides.ts";
import { collect, MOST_STOPS, type Stop, stopNow, stopsOf } from "./stops.tsx";
import style from "./taken.css" with { type: "text" };

adoptStyle(style);

export const TAKEN = ["image", "animation", "slides"] as const;
export type Taken = typeof TAKEN[number];

/** Make it of the open steps, and hand it over; `say` tells how far it is and what came of it. */
export async function take(
  what: Taken,
  session: Stepping,
  name: string,
  say: (text: string) => void,
): Promise<void> {
  try {
    if (what === "image") await takeImage(session, name, say);
    else await takeSteps(what, session, name, say);
  } catch (error) {
    if (!(error instanceof NoPng)) throw error;
    say("This browser could not make an image of the formula. The slides hold it too.");
  }
}

async function takeImage(session: Stepping, name: string, say: (text: string) => void) {
  const stop = await stopNow(session);
  if (!stop) return say("Before the first step there is no formula. Press Next, then try again.");
  const look = lookOfShots(await formulaFace());
  const file = `${name}-step-${session.cursor.value}-formula.png`;
  saveFile(file, await toPng(shotOf(stop, look, stripOf([stop]))));
  say(`Picture and formula saved as ${file}.`);
}

async function takeSteps(
  what: "animation" | "slides",
  session: Stepping,
  name: string,
  say: (text: string) => void,
) {
  const stops = stopsOf(session);
  if (stops.length > MOST_STOPS) {
    return say(
      `These are ${stops.length} steps, and ${MOST_STOPS} are the most. Choose Layer or Pass below.`,
    );
  }
  const tell = (verb: string, count: number) => (done: number) => {
    say(`${verb} ${done + 1} of ${count} …`);
    return true;
  };
  const seen = await collect(session, stops, tell("Looking at step", stops.length));
  if (!seen) return say("The steps did not all come, so nothing was saved. Try again.");
  if (what === "slides") {
    printSlides(await slidesOf(seen));
    return say("Choose “Save as PDF” where the browser asks for a printer.");
  }
  await takeAnimation(seen, name, tell("Drawing image", seen.length), say);
}

async function takeAnimation(
  seen: Stop[],
  name: string,
  goesOn: (done: number) => boolean,
  say: (text: string) => void,
) {
  const { animated } = await import("./animation.ts");
  const look = lookOfShots(await formulaFace());
  const strip = stripOf(seen);
  const gif = await animated(seen.map((stop) => shotOf(stop, look, strip)), goesOn);
  if (!gif) return;
  saveFile(`${name}.gif`, gif);
  say(`${seen.length} steps saved as ${name}.gif.`);
}
