/** What the tabs that explain a step further ask of the server, and how the reader left them. */

import { signal } from "@preact/signals";
import type { OpenTab } from "../session/tab.ts";
import type { NotationStyle } from "../wire/types.ts";
import { createProgram } from "./code/program.ts";
import { createCurves } from "./slope/curves.ts";
import { FIRST_QUERY, type Query } from "./values/query.ts";

export type TabsModel = ReturnType<typeof createTabs>;

/** `style` gives the notation that the page is written in. */
export function createTabs(open: OpenTab, style: () => NotationStyle) {
  return {
    open,
    style,
    program: createProgram(),
    curves: createCurves(),
    values: signal<Query>(FIRST_QUERY),
  };
}
