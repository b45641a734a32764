/** How a step is seen to happen: what runs along which edge, and when; of a longer move, a wave. */

import { type Choreography, type Fading, type Moving, OVERLAP } from "../../ui/drawing/motion.ts";
import type { Step } from "../../wire/types.ts";
import type { EdgePlace } from "../layout/layout.ts";
import { backflow, crossing, edgesFrom, edgesInto, gathering, inflow, meeting } from "./flows.ts";
import { arriving } from "./leaving.ts";
import type { Scene } from "./spots.ts";

/** With more things that move at once none says its numbers. */
const MOST_WORDS = 12;
/** With more than these nobody could follow them, and the frames would drop: then some dots stand for all. */
const MOST_MOVING = 150;
const SOME_DOTS = 60;
/** What is seen of the steps that were just done, one after another. */
export function choreography(steps: Step[], scene: Scene): Choreography {
  const stages = stagesOf(steps);
  const whole = 1 + OVERLAP * (stages.length - 1);
  const moving: Moving[] = [];
  const fading: Fading[] = [];
  for (const [at, stage] of stages.entries()) {
    const scaled = (time: number) => (OVERLAP * at + time) / whole;
    const parts = stage.map((step) => partOf(step, scene));
    const said = parts.reduce((sum, part) => sum + part.moving.filter(isSaid).length, 0);
    for (const part of parts) {
      const shown = said <= MOST_WORDS ? part.moving : part.moving.flatMap(withoutWords);
      for (const each of shown) {
        moving.push({ ...each, from: scaled(each.from), to: scaled(each.to) });
      }
      for (const each of part.fading) {
        fading.push({ ...each, from: scaled(each.from), to: scaled(each.to) });
      }
    }
  }
  const seen = moving.length > MOST_MOVING ? someDots(moving) : moving;
  return { moving: seen, fading, parts: stages.length };
}

function someDots(moving: Moving[]): Moving[] {
  const dots = moving.filter(({ kind }) => kind === "dot");
  const every = Math.ceil(dots.length / SOME_DOTS);
  // Both ways of one value, to its weight and on from there, stand together.
  return dots.filter((_, at) => Math.floor(at / 2) % every === 0);
}

/** Steps of one kind in one layer happen at once. */
function stagesOf(steps: Step[]): Step[][] {
  const stages: Step[][] = [];
  for (const step of steps) {
    const last = stages.at(-1)?.[0];
    if (last && last.op === step.op && last.layer === step.layer) stages.at(-1)?.push(step);
    else stages.push([step]);
  }
  return stages;
}

function isSaid({ kind }: Moving): boolean {
  return kind === "token" || kind === "chip";
}

function withoutWords(thing: Moving): Moving[] {
  if (thing.kind === "chip") return [];
  return [thing.kind === "token" ? { ...thing, kind: "dot", parts: undefined } : thing];
}

interface Own {
  moving: Moving[];
  fading: Fading[];
}

/** A step by itself, from 0 to 1. */
function partOf(step: Step, scene: Scene): Own {
  if (step.growing) return { moving: ofPart(step, scene), fading: [] };
  const number = `[data-ref="${step.result}"]`;
  const appears = (from: number): Fading => ({ select: number, from, to: 1, opacity: 0.12 });
  const classes = `phase-${step.phase}`;
  switch (step.op) {
    case "net":
      return {
        moving: inflow(step, scene, classes),
        fading: [appears(0.75), ...edgesInto(scene.layout, step).map(dimmed)],
      };
    case "error":
      return {
        moving: backflow(step, scene, classes),
        fading: [appears(0.75), ...edgesFrom(scene.layout, step).map(dimmed)],
      };
    case "weight_gradient":
      return { moving: meeting(step, scene, classes), fading: [appears(0.55)] };
    case "update":
      return { moving: crossing(step, scene, classes), fading: [appears(0.4)] };
    default:
      return { moving: gathering(step, scene, classes), fading: [appears(0.6)] };
  }
}

/** Of a number that grows, what its last part reads is on its way. */
function ofPart(step: Step, scene: Scene): Moving[] {
  const classes = `phase-${step.phase}`;
  const flows = { net: inflow, error: backflow, weight_gradient: meeting };
  const flow = flows[step.op as keyof typeof flows] ?? gathering;
  const moving = flow(step, scene, classes);
  return moving.length > 0 ? moving : arriving(step, scene).moving;
}

/** The edge at work steps back for the trail on it. */
function dimmed({ layer, unit, from }: EdgePlace): Fading {
  return {
    select: `.edge[data-place="edge.${layer}.${unit}.${from}"]`,
    from: 0.7,
    to: 1,
    opacity: 0.3,
  };
}
