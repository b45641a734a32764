/**
 * Text whose every piece says where it begins. Other programs anchor each piece of a text by itself, so
 * that pieces which share an anchor overprint each other, and know no baseline but that of the letters.
 */

const OTHER_PLACES = ["x", "y", "dominant-baseline", "text-anchor", "dx", "dy"];

/**
 * Give the pieces of `copy` the places that those of `drawn`, which is on the page, have there. Wider
 * type of another system grows away from where the first piece ends, or as the page would let it.
 */
export function placePieces(drawn: SVGTextElement, copy: SVGTextElement): void {
  // What is not shown has no places.
  if (drawn.getNumberOfChars() === 0) return;
  const lift = liftOf(drawn);
  const pieces = piecesOf(copy);
  for (const element of [copy, ...copy.querySelectorAll("tspan")]) {
    for (const name of OTHER_PLACES) element.removeAttribute(name);
  }
  for (const [at, { text, from, to }] of pieces.entries()) {
    const start = drawn.getStartPositionOfChar(from);
    const end = drawn.getEndPositionOfChar(to - 1);
    const anchor = pieces.length === 1
      ? getComputedStyle(drawn).textAnchor
      : at === 0
      ? "end"
      : "start";
    const x = { start: start.x, middle: (start.x + end.x) / 2, end: end.x }[anchor] ?? start.x;
    const placed = document.createElementNS("http://www.w3.org/2000/svg", "tspan");
    placed.setAttribute("x", String(round(x)));
    placed.setAttribute("y", String(round(start.y + lift)));
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

/** The parts of a text that show something, without the spaces around them, which are taken out. */
function piecesOf(element: Element): Piece[] {
  let at = 0;
  return textNodes(element).flatMap((text) => {
    const { data } = text;
    const from = at + data.length - data.replace(/^[\s\u200b]+/, "").length;
    const shown = data.replace(/^[\s\u200b]+|[\s\u200b]+$/g, "");
    at += data.length;
    text.data = shown;
    return shown ? [{ text, from, to: from + shown.length }] : [];
  });
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
