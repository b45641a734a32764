import { useLayoutEffect, useState } from "preact/hooks";
import type { Size } from "../model/layout.ts";

/** The size of the element, kept as it changes; null until it is measured, before it is painted. */
export function useSize(element: { current: HTMLElement | null }): Size | null {
  const [size, setSize] = useState<Size | null>(null);
  useLayoutEffect(() => {
    if (!element.current) return;
    const measure = ({ width, height }: Size) => {
      if (width <= 0 || height <= 0) return;
      const next = { width: Math.round(width), height: Math.round(height) };
      setSize((now) => now?.width === next.width && now.height === next.height ? now : next);
    };
    measure(element.current.getBoundingClientRect());
    const observer = new ResizeObserver(([entry]) => measure(entry.contentRect));
    observer.observe(element.current);
    return () => observer.disconnect();
  }, []);
  return size;
}
