/** The moment from which the page is in use: what the first view does not show can come then. */

const SIGNS = ["pointermove", "pointerdown", "keydown", "wheel", "focusin"];

let used: Promise<void> | null = null;

/** Settles once the reader does anything at all with the page. */
export function firstUse(): Promise<void> {
  used ??= new Promise((done) => {
    const heard = new AbortController();
    for (const sign of SIGNS) {
      addEventListener(sign, () => {
        heard.abort();
        done();
      }, { capture: true, passive: true, signal: heard.signal });
    }
  });
  return used;
}

/** Settles when the browser has nothing else to do, or else after a second. */
export function idle(): Promise<void> {
  return new Promise((done) => {
    if ("requestIdleCallback" in globalThis) {
      requestIdleCallback(() => done(), { timeout: 1000 });
    } else setTimeout(done, 200);
  });
}
