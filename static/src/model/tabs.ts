/** The tabs that explain a step further: which one is open. */

import { signal } from "@preact/signals";

/** Each tab's title, in the order of the strip. */
export const TABS = {
  chain: "Chain rule",
};

export type Tab = keyof typeof TABS;

export type TabsModel = ReturnType<typeof createTabs>;

export function createTabs() {
  return { open: signal<Tab>("chain") };
}
