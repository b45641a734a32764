import { useState } from "preact/hooks";
import { openField } from "./editor.tsx";

/**
 * Which numbers of a drawing have an open field, the latest last: what was typed in the others is on
 * its way. What was typed and is no number comes before another field, and stays.
 */
export function useOpenFields(
  frame: { current: HTMLElement | null },
  can: (ref: string) => boolean,
) {
  const [opened, setOpened] = useState<string[]>([]);
  const open = opened.filter(can);

  return {
    open,
    /** Open the field of one number beside those that are still on their way. */
    add(ref: string): void {
      if (open.includes(ref)) return;
      const field = frame.current && openField(frame.current);
      if (field?.getAttribute("aria-invalid") === "true") field.focus();
      else setOpened([...open, ref]);
    },
    /** Close one field, for another one or for none. */
    move(from: string, to: string | null): void {
      setOpened((before) => [
        ...before.filter((each) => each !== from && each !== to),
        ...(to === null ? [] : [to]),
      ]);
    },
  };
}
