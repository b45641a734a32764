import { useEffect, useRef } from "preact/hooks";
import { nudged, stepOf } from "../../lib/numbers/nudge.ts";

/** How a number is changed little by little, shown at once and undone as one. */
export interface Scrubbing {
  /** `partOf` is the change that it is a part of. */
  begin: (partOf: object) => void;
  move: (value: number) => void;
  /** The last value stands. */
  end: () => Promise<void>;
  /** As it was before. */
  cancel: () => void;
}

/** The keys that do it, and which way each goes. */
export const WAYS: Record<string, number> = { ArrowUp: 1, ArrowDown: -1 };

/** A plain number's value; null where a text is another one, or to be worked out. */
export function plainValue(text: string): number | null {
  const value = text.trim() ? Number(text.replace("−", "-")) : NaN;
  return Number.isFinite(value) ? value : null;
}

/**
 * The arrow keys in a field: up and down by a step of the size that its number had at first; with
 * Shift by a tenth of that. A series ends when the field is left.
 */
export function useSteps(scrub: Scrubbing | null | undefined) {
  const latest = useRef(scrub);
  latest.current = scrub;
  /** What the number was when the series began. */
  const first = useRef<number | null>(null);
  /** The change of the field: by keys or typed, it is one until it stands. */
  const partOf = useRef({});

  /** Whether a series was under way, which is none any more. */
  function isOver(): boolean {
    const was = first.current !== null;
    first.current = null;
    return was;
  }

  const end = () => isOver() ? latest.current?.end() : undefined;
  useEffect(() => () => void end(), []);

  return {
    partOf,
    /** What comes next is another change. */
    stand: () => void (partOf.current = {}),
    /** The number after a key, which is on its way; null where the key does nothing to the text. */
    key({ key, shiftKey }: KeyboardEvent, text: string): number | null {
      const value = plainValue(text);
      if (!scrub || !WAYS[key] || value === null) return null;
      if (first.current === null) {
        first.current = value;
        scrub.begin(partOf.current);
      }
      const to = nudged(value, stepOf(first.current, shiftKey), WAYS[key]);
      scrub.move(to);
      return to;
    },
    end,
    cancel: () => void (isOver() && latest.current?.cancel()),
  };
}
