import { select } from "d3-selection";
import { zoom, type ZoomBehavior, zoomIdentity, type ZoomTransform } from "d3-zoom";
import { useEffect, useRef, useState } from "preact/hooks";
import type { Size } from "../model/layout.ts";

const MOST = 8;
const STEP = 1.5;

/** Zoom, pan and pinch of an SVG whose view box has this size. */
export function useZoom(svg: { current: SVGSVGElement | null }, size: Size) {
  const [transform, setTransform] = useState<ZoomTransform>(zoomIdentity);
  const behaviour = useRef<ZoomBehavior<SVGSVGElement, unknown> | null>(null);
  const current = useRef(transform);
  current.current = transform;

  useEffect(() => {
    const element = svg.current;
    if (!element) return;
    const own = zoom<SVGSVGElement, unknown>()
      .scaleExtent([1, MOST])
      .on("zoom", ({ transform }: { transform: ZoomTransform }) => setTransform(transform))
      // One finger scrolls the page until there is something to pan.
      .filter((event) => !event.button && (event.touches?.length !== 1 || current.current.k > 1));
    behaviour.current = own;
    select(element).call(own).on("dblclick.zoom", null);
    return () => void select(element).on(".zoom", null);
  }, []);

  useEffect(() => {
    const { width, height } = size;
    behaviour.current?.extent([[0, 0], [width, height]]).translateExtent([[0, 0], [width, height]]);
  }, [size.width, size.height]);

  const change = (act: (own: ZoomBehavior<SVGSVGElement, unknown>) => void) => () => {
    if (behaviour.current) act(behaviour.current);
  };
  const on = () => select(svg.current as SVGSVGElement);
  return {
    transform,
    zoomIn: change((own) => own.scaleBy(on(), STEP)),
    zoomOut: change((own) => own.scaleBy(on(), 1 / STEP)),
    fit: change((own) => own.transform(on(), zoomIdentity)),
  };
}
