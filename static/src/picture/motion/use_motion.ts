import { useLayoutEffect, useRef } from "preact/hooks";
import { wantsMotion } from "../../ui/drawing/motion.ts";
import type { Step } from "../../wire/types.ts";
import { type Run, stepAt } from "../../trace/run.ts";
import type { Scene } from "./spots.ts";
import { createPerformer, type Move, type Performer } from "./performer.ts";

/** How moves of the cursor are seen. */
export interface Motion {
  cursor: number;
  /** How many parts of the next step stand. */
  part: number;
  /** The steps of the last move. */
  steps: Step[];
  /** How long a part of it takes, in ms; 0 where nothing is to move. */
  ms: number;
  /** How long all of it may take; while it plays, until the next beat. */
  most?: number;
}

/**
 * Plays each move of the cursor in the layer over the picture. The document holds the new numbers
 * from the start: what moves decorates them, and the next move cuts it short.
 */
export function useMotion(
  layer: { current: SVGGElement | null },
  run: Run,
  scene: Scene,
  { cursor, part, steps, ms, most }: Motion,
): void {
  const performer = useRef<Performer | null>(null);
  const last = useRef({ cursor, part, problem: run.problem });

  useLayoutEffect(() => {
    const before = last.current;
    last.current = { cursor, part, problem: run.problem };
    performer.current?.clear();
    if (ms === 0 || before.problem !== run.problem) return;
    if (before.cursor === cursor && before.part === part) return;
    if (!layer.current || !wantsMotion()) return;
    performer.current ??= createPerformer(layer.current);
    const move = part > 0 || before.part > 0
      ? moveOfPart(before, { cursor, part }, steps)
      : moveFrom(before.cursor, cursor, steps, run);
    performer.current.play(move, scene, ms, most);
  }, [cursor, part, run.problem]);
}

interface At {
  cursor: number;
  part: number;
}

/** One more part is seen to come; when the number is whole, a ring closes on it. */
function moveOfPart(from: At, to: At, steps: Step[]): Move {
  const isOn = to.cursor === from.cursor && to.part > from.part;
  return { kind: isOn ? "on" : "jump", steps, now: steps.at(-1) ?? null };
}

/** More undone steps than these are not told one by one. */
const MOST_UNDONE = 24;

function moveFrom(from: number, to: number, steps: Step[], run: Run): Move {
  const now = steps.at(-1) ?? null;
  if (to > from) {
    const isOn = to - from === steps.length || (steps.length > 1 && to - from > steps.length);
    return { kind: isOn && steps[0]?.index >= from ? "on" : "jump", steps, now };
  }
  const first = Math.max(to, from - MOST_UNDONE);
  const undone = Array.from({ length: from - first }, (_, at) => stepAt(run, first + at));
  return { kind: "back", steps: undone.filter((step) => step !== null), now };
}
