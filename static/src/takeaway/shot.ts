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
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" ` +
    `viewBox="0 0 ${width} ${height}"><rect width="${width}" height="${height}" fill="white"/>` +
    picture.svg +
    `<foreignObject x="${MARGIN}" y="${picture.height}" width="${inner}" height="${strip}">` +
    `<div xmlns="http://www.w3.org/1999/xhtml" class="shot phase-${stop.phase}">` +
    `<style>${escaped(look)}</style>${wordsOf(stop)}${stop.formula}</div></foreignObject></svg>`;
  return { svg, width, height };
}

/** Where it is, what it is, and what that means. */
export function wordsOf({ place, title, text }: Stop): string {
  return `<p class="chip">${escaped(place)}</p><h2>${escaped(title)}</h2><p>${escaped(text)}</p>`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
