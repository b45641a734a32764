/** What the parts of the picture are drawn from. */

import type { Marks } from "../trace/marks.ts";
import type { Run } from "../trace/run.ts";
import type { State } from "../trace/state.ts";
import type { EdgesShow } from "../ui/drawing/gradient_scale.ts";
import type { Drags } from "../ui/hooks/use_drag.ts";
import type { Step } from "../wire/types.ts";
import type { Layout } from "./layout/layout.ts";
import type { Place } from "./place.ts";

export interface Drawn {
  run: Run;
  state: State;
  step: Step | null;
  marks: Marks;
  edits: Edits;
  edgesShow: EdgesShow;
  layout: Layout;
  /** The unit or edge that is pointed at. */
  place: Place | null;
}

/** What can be typed into the picture. */
export interface Edits {
  /** Whether the number of a ref can be typed in. */
  can: (ref: string) => boolean;
  /** What stands in its field at first. */
  text: (ref: string) => string;
  /** Take what was typed, as a part of one change; the reason if it is refused. */
  commit: (ref: string, text: string, partOf: object) => Promise<string | null>;
  /** In what order Tab goes on. */
  order: string[];
  /** How numbers are dragged; null where they are not. */
  drags: Drags | null;
}
