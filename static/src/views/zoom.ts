import { select } from "d3-selection";
import { zoom, zoomIdentity, type ZoomTransform, zoomTransform } from "d3-zoom";
import type { Size } from "../model/layout.ts";

const MOST = 8;
const STEP = 1.5;

export type Zoom = ReturnType<typeof createZoom>;

/** Zoom, pan and pinch of an SVG, which is drawn by the transform that `onChange` is told. */
export function createZoom(svg: SVGSVGElement, onChange: (transform: ZoomTransform) => void) {
  const behaviour = zoom<SVGSVGElement, unknown>()
    .scaleExtent([1, MOST])
    .on("zoom", ({ transform }: { transform: ZoomTransform }) => onChange(transform))
    // One finger scrolls the page until there is something to pan.
    .filter((event) => !event.button && (event.touches?.length !== 1 || zoomTransform(svg).k > 1));
  const selected = select(svg).call(behaviour).on("dblclick.zoom", null);
  return {
    /** Keep to a view box of this size. */
    keepTo({ width, height }: Size): void {
      behaviour.extent([[0, 0], [width, height]]).translateExtent([[0, 0], [width, height]]);
    },
    larger: () => behaviour.scaleBy(selected, STEP),
    smaller: () => behaviour.scaleBy(selected, 1 / STEP),
    fit: () => behaviour.transform(selected, zoomIdentity),
  };
}
