import { useLayoutEffect, useRef } from "preact/hooks";
import { type AnyRun, stepAt, type StepOf } from "../../trace/run.ts";
import { type Choreography, createStage, OVERLAP, type Stage, wantsMotion } from "./motion.ts";

/** A move of the cursor: on by these steps, back over them, or to somewhere else. */
export interface Move<Step> {
  kind: "on" | "back" | "jump";
  steps: Step[];
  now: Step | null;
}

/** How moves of the cursor are seen. */
export interface Motion<Step> {
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

/** What all of a wave takes at the most, in ms. */
const LONGEST_WAVE = 1800;

/**
 * Plays each move of the cursor in the layer over the picture. The document holds the new numbers
 * from the start: what moves decorates them, and the next move cuts it short. `seen` says what a
 * move looks like.
 */
export function useMotion<Run extends AnyRun>(
  layer: { current: SVGGElement | null },
  run: Run,
  { cursor, part, steps, ms, most = LONGEST_WAVE }: Motion<StepOf<Run>>,
  seen: (move: Move<StepOf<Run>>) => Choreography,
): void {
  const stage = useRef<Stage | null>(null);
  const last = useRef({ cursor, part, problem: run.problem });

  useLayoutEffect(() => {
    const before = last.current;
    last.current = { cursor, part, problem: run.problem };
    stage.current?.clear();
    if (ms === 0 || before.problem !== run.problem) return;
    if (before.cursor === cursor && before.part === part) return;
    if (!layer.current || !wantsMotion()) return;
    stage.current ??= createStage(layer.current);
    const move = part > 0 || before.part > 0
      ? moveOfPart(before, { cursor, part }, steps)
      : moveFrom(before.cursor, cursor, steps, run);
    const { moving, fading, parts } = seen(move);
    stage.current.play(moving, fading, Math.min(most, ms * (1 + OVERLAP * (parts - 1))));
  }, [cursor, part, run.problem]);
}

interface At {
  cursor: number;
  part: number;
}

/** One more part is seen to come; when the number is whole, a ring closes on it. */
function moveOfPart<Step>(from: At, to: At, steps: Step[]): Move<Step> {
  const isOn = to.cursor === from.cursor && to.part > from.part;
  return { kind: isOn ? "on" : "jump", steps, now: steps.at(-1) ?? null };
}

/** More undone steps than these are not told one by one. */
const MOST_UNDONE = 24;

function moveFrom<Run extends AnyRun>(
  from: number,
  to: number,
  steps: StepOf<Run>[],
  run: Run,
): Move<StepOf<Run>> {
  const now = steps.at(-1) ?? null;
  if (to > from) {
    const isOn = to - from === steps.length || (steps.length > 1 && to - from > steps.length);
    return { kind: isOn && steps[0]?.index >= from ? "on" : "jump", steps, now };
  }
  const first = Math.max(to, from - MOST_UNDONE);
  const undone = Array.from({ length: from - first }, (_, at) => stepAt(run, first + at));
  return { kind: "back", steps: undone.filter((step) => step !== null), now };
}
