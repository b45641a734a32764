import type { ZoomBehavior, ZoomTransform } from "d3-zoom";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Size } from "../model/layout.ts";

const MOST = 8;
const STEP = 1.5;

type Behaviour = ZoomBehavior<SVGSVGElement, unknown>;

/** Zoom, pan and pinch of an SVG whose view box has this size; null is all of it. */
export function useZoom(svg: { current: SVGSVGElement | null }, size: Size) {
  const [transform, setTransform] = useState<ZoomTransform | null>(null);
  const [d3, setD3] = useState<typeof import("./d3.ts") | null>(null);
  const behaviour = useRef<Behaviour | null>(null);
  const scale = useRef(1);
  scale.current = transform?.k ?? 1;

  useEffect(() => {
    // A quarter of the page's script, and nothing of the first picture needs it. Where it cannot
    // be had, the picture stands as it is.
    import("./d3.ts").then(setD3, () => {});
  }, []);

  // With the buttons: what is seen works.
  useLayoutEffect(() => {
    const element = svg.current;
    if (!element || !d3) return;
    const own = d3.zoom<SVGSVGElement, unknown>()
      .scaleExtent([1, MOST])
      .on("zoom", ({ transform }: { transform: ZoomTransform }) => setTransform(transform))
      // One finger scrolls the page until there is something to pan.
      .filter((event) => !event.button && (event.touches?.length !== 1 || scale.current > 1));
    behaviour.current = own;
    d3.select(element).call(own).on("dblclick.zoom", null);
    return () => void d3.select(element).on(".zoom", null);
  }, [d3]);

  useLayoutEffect(() => {
    const { width, height } = size;
    behaviour.current?.extent([[0, 0], [width, height]]).translateExtent([[0, 0], [width, height]]);
  }, [d3, size.width, size.height]);

  const change = (act: (own: Behaviour, on: Parameters<Behaviour>[0]) => void) => () => {
    if (behaviour.current && d3 && svg.current) act(behaviour.current, d3.select(svg.current));
  };
  return {
    /** Whether there is something to zoom with. */
    ready: d3 !== null,
    transform,
    zoomIn: change((own, on) => own.scaleBy(on, STEP)),
    zoomOut: change((own, on) => own.scaleBy(on, 1 / STEP)),
    fit: change((own, on) => d3 && own.transform(on, d3.zoomIdentity)),
  };
}
