/**
 * What the browser keeps for the next visit, or in `sessionStorage` for a reload of this tab, where
 * it is willing to keep anything.
 */

import type { Shape } from "./shape.ts";

export function kept(key: string, store: Store = "localStorage"): string | null {
  try {
    return globalThis[store].getItem(key);
  } catch {
    return null;
  }
}

/** What is kept as JSON, if it is of that shape: an older page or another program may have written it. */
export function keptJson<Value>(key: string, shape: Shape<Value>, otherwise: Value): Value {
  try {
    const held: unknown = JSON.parse(kept(key) ?? "");
    return shape(held) ? held : otherwise;
  } catch {
    return otherwise;
  }
}

export function keep(key: string, value: string, store: Store = "localStorage"): void {
  try {
    globalThis[store].setItem(key, value);
  } catch {
    // Storage is full or forbidden: the next visit starts afresh.
  }
}

type Store = "localStorage" | "sessionStorage";
