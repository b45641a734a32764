/** The steps one after another as the page shows them: picture, sentence and formula of each stop. */

import { render } from "preact";
import type { Stepping } from "../session/playing/stepping.ts";
import { nextStop } from "../trace/grains.ts";
import { marksOf } from "../trace/marks.ts";
import type { AnyStep } from "../wire/types.ts";
import { Formula } from "../ui/formula.tsx";
import { type StandalonePicture, standalonePicture } from "../ui/drawing/export/picture_file.ts";

/** What is seen at a stop. */
export interface Stop {
  picture: StandalonePicture;
  title: string;
  text: string;
  phase: AnyStep["phase"];
  place: string;
  /** The formula, a copy, and how high it stands in a column as wide as the picture. */
  formula: Node;
  height: number;
}

/** More stops than these nobody watches or prints; the grain makes them fewer. */
export const MOST_STOPS = 120;

/** Where Next leads from the beginning on, as far as the page is set to. */
export function stopsOf({ run, grain }: Stepping): number[] {
  const { blocks, total } = run.value;
  const stops: number[] = [];
  for (let at = 0; at < total;) {
    at = nextStop(blocks, total, at, grain.value);
    stops.push(at);
  }
  return stops;
}

/**
 * Go to each stop in turn, keep what is seen there, and come back. Null where it was ended: by
 * `goesOn`, or as a page of steps did not come.
 */
export async function collect(
  session: Stepping,
  stops: number[],
  goesOn: (done: number) => boolean,
): Promise<Stop[] | null> {
  const from = session.cursor.value;
  const { problem } = session.run.value;
  const seen: Stop[] = [];
  try {
    for (const [done, at] of stops.entries()) {
      const isThere = goesOn(done) && session.run.value.problem === problem &&
        await session.seek(at);
      if (!isThere) return null;
      await painted();
      const stop = await stopNow(session);
      if (!stop) return null;
      seen.push(stop);
    }
    return seen;
  } finally {
    if (session.run.value.problem === problem) await session.seek(from);
  }
}

/** What is seen now; null before the first step, and where there is no picture. */
export async function stopNow({ step, run }: Stepping): Promise<Stop | null> {
  const svg = document.querySelector<SVGSVGElement>(".picture svg");
  const now = step.value;
  if (!svg || !now) return null;
  const picture = await standalonePicture(svg, now.title, "white");
  const { title, text, phase, index } = now;
  const place = `${phase} · step ${index + 1}/${run.value.total}`;
  return { picture, title, text, phase, place, ...drawn(now, picture.width) };
}

/** A step's formula with its marks. */
function drawn(step: AnyStep, width: number): Pick<Stop, "formula" | "height"> {
  const holder = document.createElement("div");
  holder.className = "taken-formula";
  holder.style.width = `${width}px`;
  document.body.append(holder);
  render(<Formula lines={step.formula.lines} marks={marksOf(step, null)} />, holder);
  const formula = document.createDocumentFragment();
  formula.append(...[...holder.children].map((math) => math.cloneNode(true)));
  const height = holder.getBoundingClientRect().height;
  render(null, holder);
  holder.remove();
  return { formula, height };
}

/** The page has drawn what it has just come to, and what it draws a few frames later. */
async function painted(): Promise<void> {
  for (let frame = 0; frame < 3; frame++) await new Promise((done) => setTimeout(done, 17));
  // What moves is seen at its end.
  for (const moving of document.getAnimations()) moving.cancel();
}
