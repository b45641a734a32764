/** Stops as slides, a page each, which the browser prints or saves as a PDF. */

import { lookOfShots } from "./look.ts";
import { wordsOf } from "./shot.ts";
import type { Stop } from "./stops.tsx";

const LOOK = `
@page { size: 1280px 720px; margin: 0; }
body { margin: 0; }
section { display: grid; grid-template-columns: 1fr 430px; gap: 24px; align-items: center;
  box-sizing: border-box; width: 1280px; height: 719px; padding: 28px; overflow: hidden;
  break-after: page; }
section:last-child { break-after: auto; }
img { max-width: 100%; max-height: 660px; }
.shot h2 { display: block; margin: 12px 0; font-size: 28px; }
.shot p { font-size: 19px; }
.shot math { font-size: 22px; }
@font-face { font-family: "Backstep Math"; src: local("STIX Two Math"); }
`;

/** The slides in a frame of their own, ready to be printed. */
export async function slidesOf(stops: Stop[]): Promise<HTMLIFrameElement> {
  const frame = document.createElement("iframe");
  frame.className = "slides";
  frame.title = "Slides to print";
  frame.setAttribute("aria-hidden", "true");
  document.body.append(frame);
  const { contentDocument: paper, contentWindow: window } = frame;
  if (!paper || !window) throw new Error("The frame has no document.");
  paper.title = "Backstep, step by step";
  const sheet = new (window as unknown as typeof globalThis).CSSStyleSheet();
  sheet.replaceSync(`${lookOfShots()}\n${LOOK}`);
  paper.adoptedStyleSheets = [sheet];
  const images: HTMLImageElement[] = [];
  for (const stop of stops) {
    const section = paper.createElement("section");
    const picture = paper.createElement("img");
    picture.src = `data:image/svg+xml,${encodeURIComponent(stop.picture.svg)}`;
    picture.alt = stop.title;
    section.append(picture, wordsOf(stop));
    paper.body.append(section);
    images.push(picture);
  }
  await Promise.all(images.map((image) => image.decode().catch(() => {})));
  return frame;
}

/** Print them; the frame goes when that is done. */
export function printSlides(frame: HTMLIFrameElement): void {
  frame.contentWindow?.addEventListener("afterprint", () => setTimeout(() => frame.remove()));
  frame.contentWindow?.print();
}
