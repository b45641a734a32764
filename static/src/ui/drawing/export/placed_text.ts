/**
 * A text of the page as texts of one piece, each where it stands. Other programs anchor a text as a
 * whole, whatever its pieces say, so that pieces of one text overprint each other; and they know no
 * baseline but that of the letters.
 */

/** What tells on the page where a piece stands, and what does nothing to a part of a text. */
const OF_THE_WHOLE = ["x", "y", "dominant-baseline", "text-anchor", "dx", "dy", "opacity"];

/**
 * Put a group of texts in the place of `copy`, each standing where its piece of `drawn` does, which is
 * on the page. Wider type of another system grows away from where the first piece ends, or as the
 * page would let it.
 */
export function placePieces(drawn: SVGTextElement, copy: SVGTextElement): void {
  // What is not shown has no places.
  if (drawn.getNumberOfChars() === 0) return;
  const lift = liftOf(drawn);
  const pieces = piecesOf(copy);
  const texts = pieces.map(({ text, from, to }, at) => {
    const start = drawn.getStartPositionOfChar(from);
    const end = drawn.getEndPositionOfChar(to - 1);
    const anchor = pieces.length === 1
      ? getComputedStyle(drawn).textAnchor
      : at === 0
      ? "end"
      : "start";
    const x = { start: start.x, middle: (start.x + end.x) / 2, end: end.x }[anchor] ?? start.x;
    const placed = make("text");
    copyLook(text.parentElement, copy, placed);
    placed.setAttribute("x", String(round(x)));
    placed.setAttribute("y", String(round(start.y + lift)));
    placed.setAttribute("text-anchor", anchor);
    placed.append(text.data);
    return placed;
  });
  const group = make("g");
  for (const { name, value } of copy.attributes) {
    if (name === "opacity" || !OF_THE_WHOLE.includes(name)) group.setAttribute(name, value);
  }
  group.append(...texts);
  copy.replaceWith(group);
}

/** Give a text what the parts of the text `whole` say of a piece, from the inner ones outwards. */
function copyLook(part: Element | null, whole: Element, placed: Element): void {
  for (let at = part; at && at !== whole; at = at.parentElement) {
    for (const { name, value } of at.attributes) {
      if (!OF_THE_WHOLE.includes(name) && !placed.hasAttribute(name)) {
        placed.setAttribute(name, value);
      }
    }
  }
}

const make = <Name extends keyof SVGElementTagNameMap>(name: Name) =>
  document.createElementNS("http://www.w3.org/2000/svg", name);

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
