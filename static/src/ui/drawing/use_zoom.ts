import type { ZoomTransform } from "d3-zoom";
import { firstUse } from "../../lib/first_use.ts";
import { useEffect, useLayoutEffect, useState } from "preact/hooks";
import type { Point, Size } from "./size.ts";
import type { Zoom } from "./zoom.ts";

const NONE: readonly Point[] = [];

/**
 * The zoom of an SVG whose view box has this size, and what it makes of it; null at first. It starts
 * `scale` times larger than whole, and does so anew for each `network`. When another number is
 * `atWork`, the picture follows; who moves it is not led back before that. Of the `marks`, where
 * there are any, one stays in view.
 */
export function useZoom(
  svg: { current: SVGSVGElement | null },
  size: Size,
  scale: number,
  network: string,
  atWork: string | undefined,
  marks: readonly Point[] = NONE,
) {
  const [zoom, setZoom] = useState<Zoom | null>(null);
  const [transform, setTransform] = useState<ZoomTransform | null>(null);

  useEffect(() => {
    // A quarter of the page's script, and nothing of a first picture that is seen whole needs it.
    // Where it cannot be had, the picture stands as it is.
    const needed = scale === 1 ? firstUse() : Promise.resolve();
    needed.then(() => import("./zoom.ts")).then(({ createZoom }) => {
      const drawn = svg.current;
      if (drawn) setZoom((zoom) => zoom ?? createZoom(drawn, setTransform));
    }, () => {});
  }, [scale === 1]);

  function reveal(): void {
    const part = zoom && atWork && svg.current?.querySelector(`[data-ref="${atWork}"]`);
    if (part) zoom.reveal(part);
  }

  useLayoutEffect(() => zoom?.keepTo(size, marks), [zoom, size.width, size.height, marks]);
  useLayoutEffect(() => zoom?.start(scale), [zoom, scale, network]);
  // What has just been made larger is measured once it is drawn so.
  useEffect(reveal, [zoom, scale, network]);
  useLayoutEffect(reveal, [atWork]);

  return { zoom, transform };
}
