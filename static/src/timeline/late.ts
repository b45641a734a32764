/** What the timeline tells beyond its marks: it comes once the page is in use. */

import { createLateModule } from "../wire/late_module.ts";

export const DETAIL = createLateModule(() => import("./detail/view.tsx"));
