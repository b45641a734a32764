/** The rooms that the first view does not show: each is loaded when it is entered, or a little before. */

import { firstUse, idle } from "../lib/first_use.ts";
import type { Part } from "../session/side.ts";
import { training } from "../session/late/training.ts";
import { LATE_TABS } from "../step/late_tabs.ts";
import { DETAIL } from "../timeline/late.ts";
import { numberReader } from "../session/late/typed_numbers.ts";
import { createLateModule } from "../wire/late_module.ts";

export const ROOMS = {
  Network: createLateModule(() => import("../network/view.tsx")),
  Lesson: createLateModule(() => import("../lesson/view.tsx")),
  Check: createLateModule(() => import("../check/room.tsx")),
  Practice: createLateModule(() => import("../practice/view.tsx")),
};

/** What goes in and out as a file: its sheet, and the reading of files. */
export const EXCHANGE = createLateModule(() => import("../exchange/room.tsx"));

/** Learning has the page to itself. */
export const LEARN = createLateModule(() => import("../learn/room.tsx"));

/** What stands beside the step while it is wanted; the iterations once the page is in use. */
export const BESIDE = {
  iterations: createLateModule(() => import("../iterations/view.tsx")),
  changed: createLateModule(() => import("../step/changed/view.tsx")),
  gradients: createLateModule(() => import("../step/gradients/view.tsx")),
};

/** What the header's menus hold. */
export const MENUS = createLateModule(() => import("./header/menus.tsx"));

export const KEY_LIST = createLateModule(() => import("./keys/key_list.tsx"));

/** Load what is about to be entered: the pointer or the focus has come to its button. */
export function approach(part: Part): void {
  if (part !== "This step") ROOMS[part].load();
}

/** Once the page is in use, load the other rooms one after another whenever the browser rests. */
export async function fetchAhead(besides: { load: () => void }[]): Promise<void> {
  await firstUse();
  BESIDE.iterations.load();
  training().catch(() => {});
  numberReader().catch(() => {});
  const rooms = [...Object.values(LATE_TABS), ...Object.values(ROOMS), LEARN, MENUS, KEY_LIST];
  for (const module of [DETAIL, ...rooms, ...besides]) {
    await idle();
    module.load();
  }
}
