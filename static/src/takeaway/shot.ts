/** A stop as one image: the picture, and under it what is computed, in words and as a formula. */

import type { StandalonePicture } from "../ui/drawing/export/picture_file.ts";
import type { Stop } from "./stops.tsx";

/** Around the words, and what they take above the formula, in px. */
const MARGIN = 24;
const WORDS = 96;

/** How high the words and the formula stand at the most, for images of one size. */
export function stripOf(stops: Stop[]): number {
  return Math.ceil(WORDS + Math.max(...stops.map(({ height }) => height)) + MARGIN);
}

/** The image as SVG, with the style sheet `look`; words and formula get `strip` px. */
export function shotOf(stop: Stop, look: string, strip: number): StandalonePicture {
  const { picture } = stop;
  const [width, height] = [Math.ceil(picture.width), Math.ceil(picture.height + strip)];
  const inner = width - 2 * MARGIN;
  const words = wordsOf(stop);
  const style = document.createElement("style");
  style.textContent = look;
  words.prepend(style);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" ` +
    `viewBox="0 0 ${width} ${height}"><rect width="${width}" height="${height}" fill="white"/>` +
    picture.svg +
    `<foreignObject x="${MARGIN}" y="${picture.height}" width="${inner}" height="${strip}">` +
    `${new XMLSerializer().serializeToString(words)}</foreignObject></svg>`;
  return { svg, width, height };
}

/** Where it is, what it is, and what that means; then the formula. */
export function wordsOf({ place, title, text, phase, formula }: Stop): HTMLElement {
  const words = document.createElement("div");
  words.className = `shot phase-${phase}`;
  for (const [name, says] of [["p", place], ["h2", title], ["p", text]]) {
    const line = document.createElement(name);
    line.textContent = says;
    words.append(line);
  }
  words.firstElementChild?.classList.add("chip");
  words.append(formula.cloneNode(true));
  return words;
}
