import { useEffect, useState } from "preact/hooks";
import type { Size } from "./size.ts";

/** The size of the element, kept as it changes; null until it has been laid out. */
export function useSize(element: { current: HTMLElement | null }): Size | null {
  const [size, setSize] = useState<Size | null>(null);
  useEffect(() => {
    if (!element.current) return;
    const observer = new ResizeObserver(([{ contentRect: { width, height } }]) => {
      if (width <= 0 || height <= 0) return;
      const next = { width: Math.round(width), height: Math.round(height) };
      setSize((now) => now?.width === next.width && now.height === next.height ? now : next);
    });
    observer.observe(element.current);
    return () => observer.disconnect();
  }, []);
  return size;
}
