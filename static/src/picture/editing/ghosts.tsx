import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { formatNumber } from "../../lib/numbers/format.ts";
import type { State } from "../../trace/state.ts";
import { HaloText } from "../../ui/drawing/halo.tsx";
import type { Box } from "../layout/boxes.ts";
import type { Layout } from "../layout/layout.ts";
import { type Ghost, type GhostPlace, placeGhosts } from "./ghost_places.ts";

interface Props {
  /** The part of the picture that is drawn by the layout, and moved and made larger as a whole. */
  drawn: Element;
  layout: Layout;
  before: State;
  state: State;
}

/** In which order they take their room: what was changed and what matters most comes first. */
const ORDER = ["input", "target", "weight", "bias", "loss", "output", "loss_term", "net"];
/**
 * Of more nobody reads all, and fewer in a small picture: then the others are told where one points,
 * and beside the picture.
 */
const MOST = 40;
/** As large as the picture draws it, but in px of the screen no smaller. */
const TYPE = { usual: 10.5, least: 8.5 };

/** Beside each number that was changed what it was, where there is room. */
export function Ghosts({ drawn, layout, before, state }: Props) {
  const [places, setPlaces] = useState<GhostPlace[]>([]);
  const pixels = drawn.closest("svg")?.getScreenCTM()?.a ?? 1;
  const size = Math.max(TYPE.usual, TYPE.least / pixels);
  const placed = useRef({ layout, numbers: "" });
  useLayoutEffect(() => {
    const changed = changedNumbers(drawn, before, state, MOST * Math.min(1, pixels) ** 2);
    // While a number is dragged the old ones stay, and so do their places.
    const numbers = changed.map(({ ref, was, text }) => `${ref} ${was} ${text.length}`).join();
    if (placed.current.layout === layout && placed.current.numbers === numbers) return;
    placed.current = { layout, numbers };
    setPlaces(placeGhosts(ghostsOf(drawn, changed, size), surroundings(drawn, layout, size)));
  });
  return (
    <g class="ghosts" aria-hidden="true" font-size={size}>
      {places.map(({ ref, x, y, anchor, isInside }) => {
        const was = before.value(ref);
        return was !== null && was !== state.value(ref) && (
          <g key={ref} class={isInside ? "inside" : ""}>
            <HaloText
              x={x}
              y={y}
              text-anchor={anchor}
              says={() =>
                `was ${formatNumber(was)}`}
            />
          </g>
        );
      })}
    </g>
  );
}

interface Changed {
  ref: string;
  was: string;
  text: string;
  element: Element;
}

function changedNumbers(
  drawn: Element,
  before: State,
  state: State,
  most: number,
): Changed[] {
  const changed = [...drawn.querySelectorAll("tspan[data-ref]")].flatMap((element): Changed[] => {
    const ref = element.getAttribute("data-ref") ?? "";
    const [from, to] = [before.value(ref), state.value(ref)];
    if (from === null || to === null || from === to) return [];
    return [{ ref, was: formatNumber(from), text: formatNumber(to), element }];
  });
  const rank = ({ ref }: Changed) => {
    const at = ORDER.indexOf(ref.replace(/\..*/, ""));
    return at < 0 ? ORDER.length : at;
  };
  const sorted = changed.sort((a, b) => rank(a) - rank(b));
  return changed.length <= most ? sorted : sorted.filter((each) => rank(each) < ORDER.length);
}

function ghostsOf(drawn: Element, numbers: Changed[], size: number): Ghost[] {
  const measure = textMeasure(drawn, size);
  const boxOf = boxesIn(drawn);
  return numbers.map(({ ref, was, element }) => {
    const line = element.closest(".label-line");
    const unit = element.closest(".unit-value") && element.closest(".unit")?.querySelector(".body");
    const target = element.closest("[data-edit]")?.querySelector(".target-box");
    return {
      ref,
      number: boxOf(line ?? target ?? element.parentElement ?? element),
      body: unit ? boxOf(unit) : null,
      width: measure(`was ${was}`),
    };
  });
}

function surroundings(drawn: Element, layout: Layout, size: number) {
  const boxOf = boxesIn(drawn);
  const svg = drawn.closest("svg") ?? drawn;
  const texts = [...svg.querySelectorAll("text:not(.halo, .ghosts *, .motion *)")]
    .filter((text) => text.textContent && getComputedStyle(text).visibility !== "hidden");
  const lines = svg.querySelectorAll(":is(.raised, .lowered, .result, .read, .fresh) > .tint");
  const bodies = svg.querySelectorAll(".unit .body, .target-box, .gap-body, .bead circle");
  return {
    taken: [...texts, ...lines, ...bodies].map(boxOf),
    edges: layout.edges,
    width: layout.width,
    height: layout.height,
    glyphs: 0.95 * size,
  };
}

/** What an element covers, in the coordinates of the layout. */
function boxesIn(drawn: Element) {
  const matrix = drawn instanceof SVGGElement ? drawn.getScreenCTM() : null;
  const { a: k, e: x, f: y } = matrix ?? { a: 1, e: 0, f: 0 };
  return (element: Element): Box => {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    return {
      left: (left - x) / k,
      right: (right - x) / k,
      top: (top - y) / k,
      bottom: (bottom - y) / k,
    };
  };
}

/** How wide a text of the ghosts is, with the space between its words. */
function textMeasure(drawn: Element, size: number): (text: string) => number {
  const context = document.createElement("canvas").getContext("2d");
  if (!context) return (text) => 0.57 * size * text.length;
  const families = getComputedStyle(drawn).getPropertyValue("--picture");
  context.font = `${size}px ${families}`;
  return (text) => context.measureText(text).width + 2;
}
