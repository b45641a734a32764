/**
 * What the browser keeps for the next visit, or in `sessionStorage` for a reload of this tab, where
 * it is willing to keep anything.
 */

import { signal } from "@preact/signals";
import type { Shape } from "../lib/json_shape.ts";

/** Counts what was to be kept for the next visit and was not: storage is full or forbidden. */
export const unkept = signal(0);

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
    // What is for a reload of this tab alone stands in its address too.
    if (store === "localStorage") unkept.value = unkept.peek() + 1;
  }
}

type Store = "localStorage" | "sessionStorage";
