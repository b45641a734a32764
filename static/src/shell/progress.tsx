import { effect } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Stepping } from "../session/playing/stepping.ts";

interface Props {
  root: HTMLElement;
  session: Stepping;
}

/** How many steps are done, and of how many, on the page's element: for whoever drives the page. */
export function Progress({ root, session }: Props) {
  // An effect of its own: a view's would follow a frame after the step.
  useEffect(() =>
    effect(() => {
      root.dataset.kind = session.run.value.kind;
      if (session.opening.value) {
        delete root.dataset.cursor;
        delete root.dataset.total;
      } else {
        root.dataset.cursor = String(session.cursor.value);
        root.dataset.total = String(session.run.value.total);
      }
    }), [session]);
  return null;
}
