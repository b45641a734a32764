/**
 * What a move of the cursor looks like in a graph's picture: values run along the wires into the op,
 * gradients back along them, times the local derivative.
 */

import { formatNumber } from "../../lib/numbers/format.ts";
import { parseGraphRef } from "../../trace/graph/refs.ts";
import type { GraphRun, GraphState } from "../../trace/graph/run.ts";
import {
  type Choreography,
  type Fading,
  type Moving,
  OVERLAP,
  type Spot,
} from "../../ui/drawing/motion.ts";
import type { Move } from "../../ui/drawing/use_motion.ts";
import type { GraphStep } from "../../wire/graph.ts";
import { atWorkIn } from "../layout/at_work.ts";
import type { Course, GraphLayout } from "../layout/layout.ts";
import { spotOf } from "./spots.ts";

/** What is played on: the picture as it is laid out, and its numbers after the move. */
export interface Scene {
  run: Pick<GraphRun, "arrays">;
  layout: Pick<GraphLayout, "placed" | "courses">;
  state: Pick<GraphState, "value">;
  /** Spots along a wire, its first and its last among them. */
  along: (path: string) => Spot[];
}

/** With more things that move at once nobody could follow them, and the frames would drop. */
const MOST_MOVING = 240;
/** More numbers than these go without being seen off. */
const MOST_LEAVING = 24;
/** More numbers than these along one wire are a dot. */
const MOST_BESIDE = 6;
/** How far a number drifts while it goes. */
const DRIFT = 26;

export function seen({ kind, steps, now }: Move<GraphStep>, scene: Scene): Choreography {
  if (kind === "on") return wave(steps, scene);
  const gone = kind === "back"
    ? steps.slice(-MOST_LEAVING).flatMap((step) => left(step, scene))
    : [];
  return { moving: [...gone, ...ringed(now, scene, 0)], fading: [], parts: 1 };
}

/** Array after array, as they are computed. */
function wave(steps: GraphStep[], scene: Scene): Choreography {
  const stages: GraphStep[][] = [];
  for (const step of steps) {
    const last = stages.at(-1);
    if (last && last[0].name === step.name && last[0].phase === step.phase) last.push(step);
    else stages.push([step]);
  }
  const whole = 1 + OVERLAP * (stages.length - 1);
  const timed = <Seen extends { from: number; to: number }>(at: number) => (each: Seen): Seen => ({
    ...each,
    from: (OVERLAP * at + each.from) / whole,
    to: (OVERLAP * at + each.to) / whole,
  });
  const moving = stages.flatMap((stage, at) => flowing(stage, scene).map(timed(at)));
  return {
    moving: moving.length > MOST_MOVING ? [] : moving,
    fading: stages.flatMap((stage, at) => stage.map(appears).map(timed(at))),
    parts: stages.length,
  };
}

/** A number comes out of hiding once what makes it is there; one that grows does not stand yet. */
function appears({ result }: GraphStep): Fading {
  return { select: `[data-ref="${result}"]:not(.pill)`, from: 0.6, to: 1, opacity: 0.12 };
}

/** What runs along the wires at work, for the numbers of one array. */
function flowing(stage: GraphStep[], scene: Scene): Moving[] {
  const last = stage[stage.length - 1];
  if (last.phase === "update") return stage.length === 1 ? stepping(last, scene) : [];
  const flow = last.phase === "forward" ? forward : backward;
  const running = atWorkIn(scene.layout.courses, last).flatMap(({ course, use }) =>
    flow(course, use, stage, scene)
  );
  return [...running, ...(stage.length === 1 ? ringed(last, scene, 0.55) : [])];
}

/** The old value goes on to where the new one stands. */
function stepping(step: GraphStep, scene: Scene): Moving[] {
  const [from, to] = [step.result.replace("updated", "value"), step.result]
    .map((ref) => spotOf(ref, scene.layout, scene.run.arrays));
  if (!from || !to) return [];
  const old = scene.state.value(step.result.replace("updated", "value"));
  return [thing(old, [from, to], 0, 0.6, "update"), ...ringed(step, scene, 0.55)];
}

type Use = ReturnType<typeof atWorkIn>[number]["use"];

/** The values run into the op, each from its cell; of many numbers of an array, a dot. */
function forward(course: Course, _: Use, stage: GraphStep[], scene: Scene): Moving[] {
  const read = new Set(
    stage.flatMap((step) => (step.growing ?? step).reads)
      .filter((ref) => parseGraphRef(ref, scene.run.arrays)?.array === course.wire.array.name),
  );
  if (read.size === 0) return [];
  const way = scene.along(course.path);
  if (read.size === 1) {
    const [ref] = read;
    return [thing(scene.state.value(ref), way, 0, 0.8, "forward")];
  }
  const values = [...read].map((ref) => ({ value: scene.state.value(ref), from: ref }));
  return inTurn(stage.length === 1 ? values : [], way, "forward", scene);
}

/** A few numbers along one wire, one a little after the other; else a dot. */
function inTurn(
  numbers: { value: number | null; from: string }[],
  way: Spot[],
  phase: GraphStep["phase"],
  { layout, run }: Scene,
): Moving[] {
  const few = numbers.length > 0 && numbers.length <= MOST_BESIDE;
  if (!few) return [thing(null, way, 0, 0.8, phase)];
  return numbers.map(({ value, from }, at) => {
    const cell = spotOf(from, layout, run.arrays);
    const begins = 0.3 * at / numbers.length;
    return thing(value, cell ? [cell, ...way] : way, begins, begins + 0.5, phase);
  });
}

/** What comes back runs to the local derivative, and their product on to where it is added up. */
function backward(course: Course, use: Use, stage: GraphStep[], scene: Scene): Moving[] {
  const way = course.back ? scene.along(course.back) : scene.along(course.path).reverse();
  const [step] = stage;
  if (step.growing && use && !step.growing.reads.includes(use.ref)) return [];
  if (!use || stage.length > 1) {
    const uses = stage.length === 1 && step.chain && !step.growing ? step.chain.uses : [];
    const products = uses.filter(({ name }) => name === course.wire.use)
      .map(({ ref, product }) => ({ value: product, from: ref }));
    return inTurn(products, way, "backward", scene);
  }
  const at = nearest(way, course.pill);
  return [
    thing(use.gradient, way.slice(0, at + 1), 0, 0.4, "backward"),
    {
      kind: "chip",
      path: [course.pill],
      from: 0.3,
      to: 0.62,
      parts: [
        { text: formatNumber(use.gradient), tint: "gradient" },
        { text: "·" },
        { text: bracketed(use.local), tint: "slope" },
      ],
      classes: "phase-backward",
    },
    thing(use.product, way.slice(at), 0.5, 0.95, "backward"),
  ];
}

function thing(
  value: number | null,
  path: Spot[],
  from: number,
  to: number,
  phase: GraphStep["phase"],
): Moving {
  const classes = `phase-${phase}`;
  if (value === null) return { kind: "dot", path, from, to, classes };
  return { kind: "token", path, from, to, parts: [{ text: formatNumber(value) }], classes };
}

function bracketed(value: number): string {
  return value < 0 ? `(${formatNumber(value)})` : formatNumber(value);
}

/** Which of the spots of a way, but its ends, comes closest to one. */
function nearest(way: Spot[], { x, y }: Spot): number {
  const far = way.map((spot) => Math.hypot(spot.x - x, spot.y - y));
  const inner = far.slice(1, -1);
  return inner.length > 0 ? 1 + inner.indexOf(Math.min(...inner)) : 0;
}

/** A ring closes on the number that the cursor has come to. */
function ringed(step: GraphStep | null, { layout, run }: Scene, from: number): Moving[] {
  const spot = step && spotOf(step.result, layout, run.arrays);
  if (!spot) return [];
  return [{ kind: "ring", path: [spot], from, to: 1, width: 20, classes: `phase-${step.phase}` }];
}

/** A number that was undone leaves to where it came from. */
function left(step: GraphStep, { layout, run }: Scene): Moving[] {
  const spot = spotOf(step.result, layout, run.arrays);
  const [written] = step.writes;
  if (!spot || !written) return [];
  const away = { x: spot.x + (step.phase === "backward" ? DRIFT : -DRIFT), y: spot.y };
  const moving = thing(written.value, [spot, away], 0, 1, step.phase);
  return [{ ...moving, classes: `going ${moving.classes}` }];
}
