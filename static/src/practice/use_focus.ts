import { useLayoutEffect, useRef } from "preact/hooks";
import type { RefObject } from "preact";
import { cursorAfter } from "../trace/grains.ts";
import { depthOf, pageStart, type Run, stepAt } from "../trace/run.ts";
import { fetchPage } from "../wire/server.ts";
import type { Step } from "../wire/types.ts";
import type { Practice } from "./practice.ts";
import { placeIn, stayAt } from "./place.ts";

/**
 * The question that has the focus: the picture marks it and what its number needs, and here one
 * comes back to after another room. `list` is where the questions stand, `shown` changes when they
 * come; what listens to the focus there is returned.
 */
export function useFocus(
  practice: Practice,
  list: RefObject<HTMLElement | null>,
  shown: unknown,
) {
  const wanted = useRef<string | null>(null);
  const problem = practice.problem.value;

  useLayoutEffect(() => {
    const at = placeIn(problem);
    if (at) {
      list.current?.querySelector(`[data-question="${at}"]`)?.scrollIntoView({ block: "nearest" });
    }
    return () => {
      wanted.current = null;
      practice.focus.value = null;
    };
  }, [problem, shown]);

  return async (event: FocusEvent): Promise<void> => {
    const { dataset } = (event.target as Element).closest<HTMLElement>("[data-question]") ?? {};
    const ref = dataset?.question;
    if (!ref || ref === wanted.current) return;
    wanted.current = ref;
    stayAt(problem, ref);
    // What is not known is not marked; the next focus asks again.
    const step = await stepOf(practice.run.value, ref).catch(() => null);
    if (wanted.current === ref) practice.focus.value = step;
  };
}

/** The step of the first sample that computes the number, also from a page that is not at hand. */
async function stepOf(run: Run, ref: string): Promise<Step | null> {
  const cursor = cursorAfter(run.blocks, ref, 0, depthOf(run.problem));
  if (cursor === null) return null;
  const index = cursor - 1;
  const start = pageStart(index);
  return stepAt(run, index) ??
    (await fetchPage(run.problem, start, "lecture")).steps[index - start];
}
