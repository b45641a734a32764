import { useEffect, useRef } from "preact/hooks";

/** What follows from an answer is drawn within so many frames: the tabs come last. */
const LAST = 12;

/**
 * For an element whose buttons ask for what will stand above them: while that is on its way and is
 * drawn, the side scrolls so that what the pointer or the focus is in stays where it is.
 */
export function useScrollAnchor<Of extends HTMLElement>(busy: boolean) {
  const element = useRef<Of>(null);
  const isBusy = useRef(busy);
  isBusy.current = busy;

  useEffect(() => {
    const own = element.current;
    if (!busy || !own) return;
    const { top } = own.getBoundingClientRect();
    let left = LAST;
    // What the reader does next is not to be held back.
    const moveOn = new AbortController();
    for (const begun of ["keydown", "pointerdown", "wheel"]) {
      addEventListener(begun, () => (left = 0), { capture: true, signal: moveOn.signal });
    }
    requestAnimationFrame(function stand(): void {
      if (!own.matches(":hover, :focus-within") || left === 0) return moveOn.abort();
      if (!isBusy.current) left--;
      const moved = own.getBoundingClientRect().top - top;
      if (moved !== 0) scrollerOf(own)?.scrollBy(0, moved);
      requestAnimationFrame(stand);
    });
  }, [busy]);

  return element;
}

function scrollerOf(element: HTMLElement): Element | null {
  const side = element.closest("aside");
  const scrolls = side && getComputedStyle(side).overflowY !== "visible";
  return scrolls ? side : document.scrollingElement;
}
