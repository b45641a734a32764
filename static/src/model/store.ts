/**
 * What the browser keeps for the next visit, or in `sessionStorage` for a reload of this tab, where
 * it is willing to keep anything.
 */

export function kept(key: string, store: Store = "localStorage"): string | null {
  try {
    return globalThis[store].getItem(key);
  } catch {
    return null;
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
