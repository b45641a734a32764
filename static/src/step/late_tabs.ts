/** The tabs that are closed at first: each is loaded when it is opened, or a little before. */

import { createLateModule } from "../wire/late_module.ts";

export const LATE_TABS = {
  matrix: createLateModule(() => import("./matrix/view.tsx")),
  code: createLateModule(() => import("./code/view.tsx")),
  slope: createLateModule(() => import("./slope/view.tsx")),
  values: createLateModule(() => import("./values/view.tsx")),
};
