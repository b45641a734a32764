import { select } from "d3-selection";
import { zoom, zoomIdentity, type ZoomTransform, zoomTransform } from "d3-zoom";
import { inView } from "./in_view.ts";
import type { Point, Size } from "./size.ts";

const MOST = 8;
const STEP = 1.5;
/** What a pixel of the wheel and one of a pinch are worth, in doublings; pixels a line. */
const WHEEL = 0.002;
const PINCH = 0.02;
const LINE = 25;
/** A plain mouse turned with Ctrl is told as a pinch, of a hundred pixels or more at once. */
const MOST_TURN = 0.25;
/** As much of the width and of the height as is kept around what is brought into view. */
const MARGIN = 0.15;

export type Zoom = ReturnType<typeof createZoom>;

/** Zoom, pan and pinch of an SVG, which is drawn by the transform that `onChange` is told. */
export function createZoom(svg: SVGSVGElement, onChange: (transform: ZoomTransform) => void) {
  let size: Size = { width: 0, height: 0 };
  let marks: Point[] = [];
  const behaviour = zoom<SVGSVGElement, unknown>()
    .scaleExtent([1, MOST])
    .wheelDelta(wheelDelta)
    .constrain((transform) => inView(transform, size, marks))
    .on("zoom", ({ transform }: { transform: ZoomTransform }) => onChange(transform))
    // One finger scrolls the page until there is something to pan.
    .filter((event) => {
      // A number that can be edited is dragged for its value.
      const isNumber = event.type !== "wheel" && event.target.closest("[data-edit]");
      return !isNumber && !event.button &&
        (event.touches?.length !== 1 || zoomTransform(svg).k > 1);
    });
  const selected = select(svg).call(behaviour).on("dblclick.zoom", null);
  return {
    /** Keep to a view box of this size, and one of its marks at least in view. */
    keepTo({ width, height }: Size, kept: readonly Point[]): void {
      size = { width, height };
      marks = [...kept];
      behaviour.extent([[0, 0], [width, height]]);
    },
    /**
     * Move the picture, where it is larger than its frame, so far that the number shows, and
     * all of the unit or label that it belongs to if there is room for that.
     */
    reveal(number: Element): void {
      const { k } = zoomTransform(svg);
      const pixels = svg.getScreenCTM()?.a;
      if (k === 1 || !pixels) return;
      const frame = svg.getBoundingClientRect();
      const whole = number.closest("[data-place]")?.getBoundingClientRect();
      const room = 1 - 2 * MARGIN;
      const fits = whole && whole.width < room * frame.width && whole.height < room * frame.height;
      const own = fits ? whole : number.getBoundingClientRect();
      const across = wayInto(own.left, own.right, frame.left, frame.right);
      const down = wayInto(own.top, own.bottom, frame.top, frame.bottom);
      if (across || down) {
        behaviour.translateBy(selected, across / pixels / k, down / pixels / k);
      }
    },
    /** Show it `scale` times larger than whole, from where it begins, at half its height. */
    start(scale: number): void {
      behaviour.transform(selected, zoomIdentity);
      behaviour.scaleBy(selected, scale, [0, svg.viewBox.baseVal.height / 2]);
    },
    /** Move it on by most of a window, across and down: -1 towards its start, 1 towards its end. */
    along(across: number, down: number): void {
      const most = (1 - MARGIN) / zoomTransform(svg).k;
      behaviour.translateBy(selected, -across * most * size.width, -down * most * size.height);
    },
    /** Move it so that a place of it stands in the middle of the window. */
    centre: ({ x, y }: Point) => behaviour.translateTo(selected, x, y),
    larger: () => behaviour.scaleBy(selected, STEP),
    smaller: () => behaviour.scaleBy(selected, 1 / STEP),
    fit: () => behaviour.transform(selected, zoomIdentity),
  };
}

/** Doublings of the size for a turn of the wheel, or for the pinch that comes as one with Ctrl. */
function wheelDelta({ deltaY, deltaMode, ctrlKey }: WheelEvent): number {
  const pixels = deltaY * (deltaMode === WheelEvent.DOM_DELTA_PIXEL ? 1 : LINE);
  const wanted = -pixels * (ctrlKey ? PINCH : WHEEL);
  return Math.max(-MOST_TURN, Math.min(MOST_TURN, wanted));
}

/** How far what lies between `from` and `to` must move to lie well within the frame; 0 if it does. */
function wayInto(from: number, to: number, start: number, end: number): number {
  const margin = MARGIN * (end - start);
  if (from < start) return start + margin - from;
  return to > end ? end - margin - to : 0;
}
