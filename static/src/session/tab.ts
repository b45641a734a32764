/** The tabs that explain a step further: what they are called, and which one is open. */

import { signal } from "@preact/signals";

/** Each tab's title, in the order of the strip. */
export const TABS = {
  chain: "Chain rule",
  matrix: "Matrix",
  code: "Code",
  slope: "Slope",
  values: "All values",
};

export type Tab = keyof typeof TABS;

export type OpenTab = ReturnType<typeof createOpenTab>;

export function createOpenTab() {
  return signal<Tab>("chain");
}
