import { useEffect } from "preact/hooks";
import type { LateModule } from "../../wire/late_module.ts";

/** A part of the page that is loaded when it is first wanted; null until it is there. */
export function useLate<Module>(part: LateModule<Module>, isWanted: boolean): Module | null {
  useEffect(() => {
    if (isWanted) part.enter();
  }, [isWanted]);
  const now = part.now.value;
  return now.kind === "ready" ? now.answer : null;
}
