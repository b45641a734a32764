import { useLayoutEffect, useRef } from "preact/hooks";
import { cursorAfter } from "../trace/grains.ts";
import { depthOf, pageStart, type Run, stepAt } from "../trace/run.ts";
import { fetchPage } from "../wire/server.ts";
import type { Step } from "../wire/types.ts";
import type { Practice } from "./practice.ts";
import { questionAt } from "./shared/use_place.ts";

/**
 * The picture marks the question that has the focus, and what its number needs. What listens to the
 * focus among the questions is returned.
 */
export function useFocus(practice: Practice) {
  const wanted = useRef<string | null>(null);

  useLayoutEffect(() => () => {
    wanted.current = null;
    practice.focus.value = null;
  }, [practice.problem.value]);

  return async (event: FocusEvent): Promise<void> => {
    const ref = questionAt(event);
    if (!ref || ref === wanted.current) return;
    wanted.current = ref;
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
