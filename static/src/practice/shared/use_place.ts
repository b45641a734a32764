import type { RefObject } from "preact";
import { useLayoutEffect } from "preact/hooks";
import { placeIn, stayAt } from "../place.ts";

/** Which question the focus comes to. */
export const questionAt = (event: FocusEvent): string | undefined =>
  (event.target as Element).closest<HTMLElement>("[data-question]")?.dataset.question;

/**
 * The question that has the focus is where one comes back to after another room, and by a link.
 * `list` is where the questions stand, `shown` changes when they come; what listens to the focus
 * there is returned.
 */
export function usePlace(problem: object, list: RefObject<HTMLElement | null>, shown: unknown) {
  useLayoutEffect(() => {
    const at = placeIn(problem);
    if (at) {
      list.current?.querySelector(`[data-question="${at}"]`)?.scrollIntoView({ block: "nearest" });
    }
  }, [problem, shown]);

  return (event: FocusEvent): void => {
    const ref = questionAt(event);
    if (ref) stayAt(problem, ref);
  };
}
