/** The moment from which the page is in use: what the first view does not show can come then. */

const SIGNS = ["pointermove", "pointerdown", "keydown", "wheel"];

let used: Promise<void> | null = null;

/** Settles once the reader has done anything at all with the page, and what that leads to is painted. */
export function firstUse(): Promise<void> {
  used ??= new Promise((done) => {
    const heard = new AbortController();
    for (const sign of SIGNS) {
      addEventListener(sign, (event) => {
        // Under a pointer that rests, the browser tells of a move when the page is drawn.
        if (sign === "pointermove" && !wasMoved(event as PointerEvent)) return;
        heard.abort();
        requestAnimationFrame(() => setTimeout(done));
      }, { capture: true, passive: true, signal: heard.signal });
    }
  });
  return used;
}

function wasMoved({ movementX, movementY }: PointerEvent): boolean {
  return movementX !== 0 || movementY !== 0;
}

/** Settles when the browser has nothing else to do, or else after a second. */
export function idle(): Promise<void> {
  return new Promise((done) => {
    if ("requestIdleCallback" in globalThis) {
      requestIdleCallback(() => done(), { timeout: 1000 });
    } else setTimeout(done, 200);
  });
}
