/** The picture as a file of its own, looking as it does on the screen. */

import { embeddedFont } from "./picture_font.ts";
import { placePieces } from "./placed_text.ts";

/** What the style sheet gives the picture's elements, as SVG's own attributes. */
const STYLED = [
  "fill",
  "stroke",
  "stroke-width",
  "stroke-dasharray",
  "stroke-opacity",
  "stroke-linejoin",
  "opacity",
  "font-family",
  "font-size",
  "font-weight",
] as const;

/** The others an element takes from its parent unless it says otherwise. */
const NOT_INHERITED: Record<string, string> = { opacity: "1" };

/** What only the page needs. */
const OF_THE_PAGE =
  'foreignObject, title, .reach, .motion, [display="none"], .tint[fill="none"]:not([stroke])';
const OURS = /^(class|style|id|tabindex|role|aria-.*|data-.*)$/;

/** PNGs are for documents: twice as many dots as the screen has. */
const SCALE = 2;

export interface StandalonePicture {
  svg: string;
  width: number;
  height: number;
}

/** What is behind the picture: what the screen has, paper, or nothing. */
export type Ground = "screen" | "white" | "none";

/**
 * The picture with its styles and its type written into it, on a ground, as large as on the screen. On
 * paper and on no ground it has the colours of the light page.
 */
export async function standalonePicture(
  picture: SVGSVGElement,
  title: string,
  ground: Ground = "screen",
): Promise<StandalonePicture> {
  const type = make("style", {});
  type.textContent = await embeddedFont();
  return ground === "screen"
    ? standalone(picture, title, type, groundOf(picture))
    : inLight(() => standalone(picture, title, type, ground));
}

/** Do it while the page has its light colours, before anything of that is seen. */
function inLight<Made>(make: () => Made): Made {
  const { dataset } = document.documentElement;
  const { theme } = dataset;
  dataset.theme = "light";
  try {
    return make();
  } finally {
    if (theme === undefined) delete dataset.theme;
    else dataset.theme = theme;
  }
}

function standalone(
  picture: SVGSVGElement,
  title: string,
  type: SVGElement,
  fill: string,
): StandalonePicture {
  const { x, y, width, height, scale } = windowOf(picture);
  const copy = picture.cloneNode(true) as SVGSVGElement;
  const texts = picture.querySelectorAll("text");
  whileShown(picture, () => {
    writeStyles(picture, copy, {});
    for (const [at, text] of copy.querySelectorAll("text").entries()) placePieces(texts[at], text);
  });
  for (const element of copy.querySelectorAll(OF_THE_PAGE)) element.remove();
  for (const element of [copy, ...copy.querySelectorAll("*")]) {
    for (const name of element.getAttributeNames()) {
      // Wires name the heads of their arrows.
      const isNamed = name === "id" && element.localName === "marker";
      if (OURS.test(name) && !isNamed) element.removeAttribute(name);
    }
  }
  const ground = make("rect", { x, y, width, height, fill });
  const name = make("title", {});
  name.textContent = title;
  copy.prepend(name, type, ground);
  const size = { width: width * scale, height: height * scale };
  const viewBox = [x, y, width, height].join(" ");
  setAll(copy, { viewBox, xmlns: "http://www.w3.org/2000/svg", ...size, role: "img" });
  return { svg: new XMLSerializer().serializeToString(copy), ...size };
}

/** Do it while the picture has places, though tables stand in its stead; nothing of that is seen. */
function whileShown(picture: SVGSVGElement, make: () => void): void {
  const hidden: HTMLElement[] = [];
  for (let at = picture.parentElement; at; at = at.parentElement) {
    if (getComputedStyle(at).display === "none") hidden.push(at);
  }
  for (const { style } of hidden) style.setProperty("display", "block", "important");
  try {
    make();
  } finally {
    for (const { style } of hidden) style.removeProperty("display");
  }
}

/** What is seen of the picture, beside its view box too, and how many pixels one unit of it takes. */
function windowOf(picture: SVGSVGElement) {
  const { x, y, width, height } = picture.viewBox.baseVal;
  const seen = picture.getBoundingClientRect();
  const scale = Math.min(seen.width / width, seen.height / height);
  // A picture that is not shown has no size.
  if (!scale) return { x, y, width, height, scale: 1 };
  const [across, down] = [seen.width / scale, seen.height / scale];
  return {
    x: x - (across - width) / 2,
    y: y - (down - height) / 2,
    width: across,
    height: down,
    scale,
  };
}

/** Write the styles that `from` has, and its parent has not handed down, into its copy. */
function writeStyles(from: Element, to: Element, handedDown: Record<string, string>): void {
  const style = getComputedStyle(from);
  const own = { ...handedDown };
  for (const name of STYLED) {
    const value = style.getPropertyValue(name);
    const known = NOT_INHERITED[name] ?? handedDown[name];
    own[name] = value;
    if (value === known) to.removeAttribute(name);
    else setAll(to, asAttributes(name, value));
  }
  if (style.display === "none" || style.visibility === "hidden") to.setAttribute("display", "none");
  for (const [at, child] of [...from.children].entries()) {
    writeStyles(child, to.children[at], own);
  }
}

/** A colour with its opacity apart, as other programs want it. */
function asAttributes(name: string, value: string): Record<string, string> {
  const [, r, g, b, alpha] = value.match(/^rgba\((\d+), (\d+), (\d+), ([\d.]+)\)$/) ?? [];
  if (alpha === undefined) return { [name]: value };
  if (Number(alpha) === 0) return { [name]: "none" };
  return { [name]: `rgb(${r}, ${g}, ${b})`, [`${name}-opacity`]: alpha };
}

/** The colour behind the picture. */
function groundOf(picture: Element): string {
  const ground = getComputedStyle(picture.parentElement ?? picture).backgroundColor;
  return ground === "rgba(0, 0, 0, 0)" ? "none" : ground;
}

function make(tag: string, attributes: Record<string, string | number>): SVGElement {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  setAll(element, attributes);
  return element;
}

function setAll(element: Element, attributes: Record<string, string | number>): void {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
}

/** The browser did not make the PNG. */
export class NoPng extends Error {}

/** The picture as a PNG. Throws NoPng. */
export async function toPng({ svg, width, height }: StandalonePicture): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml,${encodeURIComponent(svg)}`;
  await image.decode().catch(() => {
    throw new NoPng("The browser could not read the picture.");
  });
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(width * SCALE);
  canvas.height = Math.round(height * SCALE);
  const paper = canvas.getContext("2d");
  if (!paper) throw new NoPng("The browser has nothing to draw it on.");
  paper.drawImage(image, 0, 0, canvas.width, canvas.height);
  return await new Promise((resolve, reject) =>
    // A canvas that is too large for the browser gives none.
    canvas.toBlob(
      (png) => png ? resolve(png) : reject(new NoPng("The browser made none.")),
      "image/png",
    )
  );
}
