import { useLayoutEffect, useRef } from "preact/hooks";
import type { Session } from "../session/session.ts";

/**
 * A move to another step shows that step from its top, wherever the side or the page was scrolled
 * to. What the reader does with the iterations below leaves the side where it is.
 */
export function useStepFromTop({ cursor, problem }: Session, isShown: boolean): void {
  const before = useRef({ cursor: cursor.value, problem: problem.value });
  /** Whether anything has been scrolled since: to ask how far makes the browser lay out the page. */
  const scrolled = useRef(false);

  useLayoutEffect(() => {
    const note = () => (scrolled.current = true);
    addEventListener("scroll", note, { capture: true, passive: true });
    return () => removeEventListener("scroll", note, { capture: true });
  }, []);

  useLayoutEffect(() => {
    const { current } = before;
    before.current = { cursor: cursor.value, problem: problem.value };
    const isMove = current.problem === problem.value && current.cursor !== cursor.value;
    if (!isMove || !isShown || !scrolled.current) return;
    scrolled.current = false;
    toTop();
  }, [cursor.value, problem.value]);
}

function toTop(): void {
  document.querySelector("aside")?.scrollTo(0, 0);
  // In a narrow window it is the page that scrolls, and the picture stands over the step.
  scrollTo(0, 0);
}
