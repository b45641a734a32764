/** The tabs under a step, of which the first view has none: each comes when it is opened, or before. */

import { createLateModule } from "../wire/late_module.ts";

export const LATE_TABS = {
  chain: createLateModule(() => import("./chain/view.tsx")),
  matrix: createLateModule(() => import("./matrix/view.tsx")),
  code: createLateModule(() => import("./code/view.tsx")),
  slope: createLateModule(() => import("./slope/view.tsx")),
  values: createLateModule(() => import("./values/view.tsx")),
};
