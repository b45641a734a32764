import { select } from "d3-selection";
import { zoom, zoomIdentity, type ZoomTransform, zoomTransform } from "d3-zoom";
import type { Size } from "./size.ts";

const MOST = 8;
const STEP = 1.5;
/** As much of the width and of the height as is kept around what is brought into view. */
const MARGIN = 0.15;

export type Zoom = ReturnType<typeof createZoom>;

/** Zoom, pan and pinch of an SVG, which is drawn by the transform that `onChange` is told. */
export function createZoom(svg: SVGSVGElement, onChange: (transform: ZoomTransform) => void) {
  const behaviour = zoom<SVGSVGElement, unknown>()
    .scaleExtent([1, MOST])
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
    /** Keep to a view box of this size. */
    keepTo({ width, height }: Size): void {
      behaviour.extent([[0, 0], [width, height]]).translateExtent([[0, 0], [width, height]]);
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
    larger: () => behaviour.scaleBy(selected, STEP),
    smaller: () => behaviour.scaleBy(selected, 1 / STEP),
    fit: () => behaviour.transform(selected, zoomIdentity),
  };
}

/** How far what lies between `from` and `to` must move to lie well within the frame; 0 if it does. */
function wayInto(from: number, to: number, start: number, end: number): number {
  const margin = MARGIN * (end - start);
  if (from < start) return start + margin - from;
  return to > end ? end - margin - to : 0;
}
