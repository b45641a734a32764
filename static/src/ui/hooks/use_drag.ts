import { useEffect, useRef, useState } from "preact/hooks";
import { nudged, stepOf } from "../../lib/numbers/nudge.ts";
import type { Scrubbing } from "./use_steps.ts";

/** What can be dragged, and what follows. */
export interface Drags extends Omit<Scrubbing, "begin"> {
  /** The number that a ref names, as it stands. */
  value: (ref: string) => number | null;
  begin: (ref: string, partOf?: object) => void;
}

/** A drag under way, and where it began, in px of the frame. */
export interface Drag {
  of: string;
  from: number;
  to: number;
  x: number;
  y: number;
}

/** A shorter way is a click. */
const LEAST = 4;

/** Drags of numbers: to the right it gets larger, by a step a pixel; with Shift by a tenth of that. */
export function useDrag(
  frame: { current: HTMLElement | null },
  drags: Drags | null,
  can: (ref: string) => boolean,
) {
  const [drag, setDrag] = useState<Drag | null>(null);
  const pressed = useRef<Drag & { at: number; step: number } | null>(null);
  /** A drag ends in a click, which is none. */
  const wasDragged = useRef(false);

  function onPointerDown(event: PointerEvent): void {
    wasDragged.current = false;
    const number = event.target instanceof Element ? event.target.closest("[data-edit]") : null;
    const of = number?.getAttribute("data-edit");
    const value = of && can(of) ? drags?.value(of) ?? null : null;
    if (!number || !of || value === null || event.button !== 0 || !frame.current) return;
    const within = frame.current.getBoundingClientRect();
    const own = number.getBoundingClientRect();
    pressed.current = {
      of,
      from: value,
      to: value,
      x: own.left + own.width / 2 - within.left,
      y: own.top - within.top,
      at: event.clientX,
      step: 0,
    };
  }

  function onPointerMove(event: PointerEvent): void {
    const now = pressed.current;
    if (!now || !drags) return;
    if (!(event.buttons & 1)) return finish();
    if (!wasDragged.current) {
      if (Math.abs(event.clientX - now.at) < LEAST) return;
      wasDragged.current = true;
      frame.current?.setPointerCapture(event.pointerId);
      now.at = event.clientX;
      drags.begin(now.of);
    }
    const step = stepOf(now.from, event.shiftKey);
    if (step !== now.step) {
      // From here on it goes in other steps.
      pressed.current = { ...now, step, at: event.clientX, from: now.to };
      return setDrag({ ...now });
    }
    const to = nudged(now.from, step, event.clientX - now.at);
    if (to === now.to) return;
    now.to = to;
    drags.move(to);
    setDrag((shown) => ({ ...now, from: shown?.from ?? now.from }));
  }

  function finish(): void {
    if (wasDragged.current && pressed.current) drags?.end();
    pressed.current = null;
    setDrag(null);
  }

  // Escape gives the number back, wherever the focus is.
  useEffect(() => {
    if (!drag) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "Escape") return;
      event.preventDefault();
      event.stopPropagation();
      pressed.current = null;
      setDrag(null);
      drags?.cancel();
    };
    addEventListener("keydown", onKey, true);
    return () => removeEventListener("keydown", onKey, true);
  }, [drag !== null]);

  return {
    drag,
    /** Whether the press that has just ended was a drag. */
    wasDragged,
    on: { onPointerDown, onPointerMove, onPointerUp: finish, onPointerCancel: finish },
  };
}
