/**
 * Text whose every piece says where it begins. Other programs anchor each piece of a text by itself, so
 * that pieces which share an anchor overprint each other, and know no baseline but that of the letters.
 */

const OTHER_PLACES = ["x", "y", "dominant-baseline", "text-anchor", "dx", "dy"];

/**
 * Give the pieces of `copy` the places that those of `drawn`, which is on the page, have there. What
 * stands before the rest ends at its place, so that wider type of another system grows away from it.
 */
export function placePieces(drawn: SVGTextElement, copy: SVGTextElement): void {
  const pieces = piecesOf(copy);
  const lift = liftOf(drawn);
  const isWhole = pieces.length === 1;
  for (const element of [copy, ...copy.querySelectorAll("tspan")]) {
    for (const name of OTHER_PLACES) element.removeAttribute(name);
  }
  for (const [at, { text, from, to }] of pieces.entries()) {
    const isFirst = at === 0;
    const { x, y } = isFirst
      ? drawn.getEndPositionOfChar(to - 1)
      : drawn.getStartPositionOfChar(from);
    const placed = document.createElementNS("http://www.w3.org/2000/svg", "tspan");
    const anchor = isWhole ? "middle" : isFirst ? "end" : "start";
    placed.setAttribute("x", isWhole ? drawn.getAttribute("x") ?? "0" : String(round(x)));
    placed.setAttribute("y", String(round(y + lift)));
    placed.setAttribute("text-anchor", anchor);
    text.replaceWith(placed);
    placed.append(text);
  }
}

interface Piece {
  text: Text;
  /** Which characters of the whole text it is. */
  from: number;
  to: number;
}

/** The parts of a text that show something. */
function piecesOf(element: Element): Piece[] {
  let at = 0;
  return textNodes(element)
    .map((text) => ({ text, from: at, to: at += text.data.length }))
    .filter(({ text }) => /[^\s\u200b]/.test(text.data));
}

/** From the middle of a line, where the page sets it, down to the baseline of its letters. */
function liftOf(text: SVGTextElement): number {
  const { fontFamily, fontSize, fontWeight, dominantBaseline } = getComputedStyle(text);
  const context = document.createElement("canvas").getContext("2d");
  if (dominantBaseline !== "central" || !context) return 0;
  context.font = `${fontWeight} ${fontSize} ${fontFamily}`;
  const { fontBoundingBoxAscent, fontBoundingBoxDescent } = context.measureText("0");
  return (fontBoundingBoxAscent - fontBoundingBoxDescent) / 2;
}

function textNodes(element: Element): Text[] {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const found: Text[] = [];
  while (walker.nextNode()) found.push(walker.currentNode as Text);
  return found.filter(({ data }) => data !== "");
}

const round = (length: number) => Math.round(1000 * length) / 1000;
