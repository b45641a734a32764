/** The tabs that explain a step further: which one is open, and what they ask of the server. */

import { signal } from "@preact/signals";
import type { NotationStyle } from "../types.ts";
import { createCurves } from "./curves.ts";
import { createProgram } from "./program.ts";
import { FIRST_QUERY, type Query } from "./values.ts";

/** Each tab's title, in the order of the strip. */
export const TABS = {
  chain: "Chain rule",
  matrix: "Matrix",
  code: "Code",
  slope: "Slope",
  values: "All values",
};

export type Tab = keyof typeof TABS;

export type TabsModel = ReturnType<typeof createTabs>;

/** `style` gives the notation that the page is written in. */
export function createTabs(style: () => NotationStyle) {
  return {
    open: signal<Tab>("chain"),
    style,
    program: createProgram(),
    curves: createCurves(),
    values: signal<Query>(FIRST_QUERY),
  };
}
