import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";

export interface Size {
  width: number;
  height: number;
}

/** An element, and its size as it changes; the element may come later, and be another. */
export function useSize<Kind extends HTMLElement>() {
  const element = useRef<Kind>(null);
  const observed = useRef<Element | null>(null);
  const observer = useRef<ResizeObserver | null>(null);
  const [size, setSize] = useState<Size>({ width: 0, height: 0 });
  useLayoutEffect(() => {
    if (observed.current === element.current) return;
    observer.current ??= new ResizeObserver(([{ contentRect: { width, height } }]) =>
      setSize({ width: Math.floor(width), height: Math.floor(height) })
    );
    observer.current.disconnect();
    observed.current = element.current;
    if (element.current) observer.current.observe(element.current);
  });
  useEffect(() => () => observer.current?.disconnect(), []);
  return { element, size };
}

/**
 * A canvas of a size, drawn at most once a frame: after each time that its view is drawn, and when
 * the page turns light or dark.
 */
export function useCanvas(
  { width, height }: Size,
  draw: (context: CanvasRenderingContext2D) => void,
) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const latest = useRef({ width, height, draw });
  latest.current = { width, height, draw };
  const asked = useRef(0);

  function ask(): void {
    asked.current ||= requestAnimationFrame(() => {
      asked.current = 0;
      const context = canvas.current?.getContext("2d");
      const { width, height, draw } = latest.current;
      if (!context || width === 0 || height === 0) return;
      const dense = Math.min(2, devicePixelRatio);
      const [across, down] = [Math.round(width * dense), Math.round(height * dense)];
      if (context.canvas.width !== across) context.canvas.width = across;
      if (context.canvas.height !== down) context.canvas.height = down;
      context.setTransform(dense, 0, 0, dense, 0, 0);
      context.clearRect(0, 0, width, height);
      draw(context);
    });
  }

  useLayoutEffect(ask);
  useEffect(() => {
    const dark = matchMedia("(prefers-color-scheme: dark)");
    const theme = new MutationObserver(ask);
    theme.observe(document.documentElement, { attributeFilter: ["data-theme"] });
    dark.addEventListener("change", ask);
    return () => {
      theme.disconnect();
      dark.removeEventListener("change", ask);
      cancelAnimationFrame(asked.current);
      asked.current = 0;
    };
  }, []);
  return canvas;
}
