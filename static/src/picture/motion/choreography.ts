/** How a step is seen to happen: what runs along which edge, and when; of a longer move, a wave. */

import { formatNumber } from "../../lib/format.ts";
import { outputRef } from "../../trace/refs.ts";
import type { Fading, Moving, Part, Spot } from "../../ui/motion.ts";
import type { Step } from "../../wire/types.ts";
import type { EdgePlace, Layout } from "../layout/layout.ts";
import { type Scene, spotOf } from "./spots.ts";
import { lookOf } from "../edges/edge_look.ts";

export interface Choreography {
  moving: Moving[];
  fading: Fading[];
  /** How many parts follow each other, which decides how long it takes. */
  parts: number;
}

/** With more things that move at once none says its numbers. */
const MOST_WORDS = 12;
/** With more than these nobody could follow them, and the frames would drop. */
const MOST_MOVING = 240;
/** Each part of a wave begins when so much of the one before is over. */
const OVERLAP = 0.6;

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
  if (moving.length > MOST_MOVING) return { moving: [], fading, parts: stages.length };
  return { moving, fading, parts: stages.length };
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
  const number = `[data-ref="${step.result}"]`;
  const appears = (from: number): Fading => ({ select: number, from, to: 1, opacity: 0.12 });
  const classes = `phase-${step.phase}`;
  switch (step.op) {
    case "net":
      return { moving: inflow(step, scene, classes), fading: [appears(0.75)] };
    case "error":
      return { moving: backflow(step, scene, classes), fading: [appears(0.75)] };
    case "weight_gradient":
      return { moving: meeting(step, scene, classes), fading: [appears(0.55)] };
    case "update":
      return { moving: crossing(step, scene, classes), fading: [appears(0.4)] };
    default:
      return { moving: gathering(step, scene, classes), fading: [appears(0.6)] };
  }
}

/** Each value leaves its unit, is weighed on its edge, and the product runs into the unit. */
function inflow(step: Step, scene: Scene, classes: string): Moving[] {
  return edgesInto(scene.layout, step).flatMap((edge) => {
    const value = scene.state.value(outputRef(step.layer - 1, edge.from));
    const weight = scene.state.value(`weight.${step.layer}.${step.unit}.${edge.from}`);
    const [port, end] = endsOf(edge);
    return weighed(port, end, middleOf(edge), { weight, value, tint: "value" }, classes);
  });
}

/** Each δ comes back along the same edge, is weighed, and adds up at the unit. */
function backflow(step: Step, scene: Scene, classes: string): Moving[] {
  const { layout, state } = scene;
  if (step.layer === layout.columns.length - 1) return gathering(step, scene, classes);
  const edges = layout.edges.filter(({ layer, from }) =>
    layer === step.layer + 1 && from === step.unit
  );
  return edges.flatMap((edge) => {
    const value = state.value(`delta.${edge.layer}.${edge.unit}`);
    const weight = state.value(`weight.${edge.layer}.${edge.unit}.${edge.from}`);
    const [port, end] = endsOf(edge);
    return weighed(end, port, middleOf(edge), { weight, value, tint: "delta" }, classes);
  });
}

interface Product {
  weight: number | null;
  value: number | null;
  tint: string;
}

function weighed(
  start: Spot,
  end: Spot,
  middle: Spot,
  { weight, value, tint }: Product,
  classes: string,
): Moving[] {
  if (weight === null || value === null) return [];
  return [
    { kind: "trail", path: [start, middle], from: 0, to: 0.6, classes },
    { kind: "token", path: [start, middle], from: 0, to: 0.42, parts: [said(value)], classes },
    {
      kind: "chip",
      path: [middle],
      from: 0.36,
      to: 0.66,
      parts: [{ ...said(weight), tint: "weight" }, { text: "·" }, { ...bracketed(value), tint }],
      classes,
    },
    {
      kind: "token",
      path: [middle, end],
      from: 0.6,
      to: 0.95,
      parts: [said(weight * value)],
      classes,
    },
  ];
}

/** δ comes from the right, the value that the edge carried from the left, and they meet. */
function meeting(step: Step, scene: Scene, classes: string): Moving[] {
  const edge = scene.layout.edges.find(({ layer, unit, from }) =>
    layer === step.layer && unit === step.unit && from === step.source
  );
  if (!edge) return [];
  const delta = scene.state.value(`delta.${step.layer}.${step.unit}`);
  const value = scene.state.value(outputRef(step.layer - 1, edge.from));
  if (delta === null || value === null) return [];
  const [port, end] = endsOf(edge);
  const middle = middleOf(edge);
  return [
    { kind: "trail", path: [end, middle], from: 0, to: 0.65, classes },
    { kind: "token", path: [end, middle], from: 0, to: 0.55, parts: [said(delta)], classes },
    {
      kind: "chip",
      path: [port, middle],
      from: 0.1,
      to: 0.55,
      parts: [{ ...said(value), tint: "value" }],
      classes,
    },
    { kind: "ring", path: [middle], from: 0.5, to: 1, width: 13, classes },
  ];
}

/** The edge as it was fades out over what it is now. */
function crossing(step: Step, scene: Scene, classes: string): Moving[] {
  const { layout, problem } = scene;
  const edge = layout.edges.find(({ layer, unit, from }) =>
    step.result === `updated_weight.${layer}.${unit}.${from}`
  );
  if (!edge) return gathering(step, scene, classes);
  const weight = problem.network.layers[edge.layer - 1].weights[edge.unit][edge.from];
  const { width, sign } = lookOf(weight, problem);
  const middle = middleOf(edge);
  const path = endsOf(edge);
  return [
    { kind: "line", path, from: 0, to: 1, width, classes: sign },
    { kind: "ring", path: [middle], from: 0.2, to: 1, width: 13, classes },
  ];
}

/** What a number of a unit is made of comes together where it stands. */
function gathering(step: Step, scene: Scene, classes: string): Moving[] {
  const end = spotOf(step.result, scene);
  if (!end) return [];
  const reads = step.reads.flatMap((ref) => {
    const [value, start] = [scene.state.value(ref), spotOf(ref, scene)];
    return value === null || !start ? [] : [{ value, start }];
  });
  return [
    ...reads.map(({ value, start }): Moving => ({
      kind: "token",
      path: [start, end],
      from: 0,
      to: 0.65,
      parts: [said(value)],
      classes,
    })),
    { kind: "ring", path: [end], from: 0.5, to: 1, width: 24, classes },
  ];
}

function edgesInto({ edges }: Layout, step: Step): EdgePlace[] {
  return edges.filter(({ layer, unit }) => layer === step.layer && unit === step.unit);
}

function endsOf({ x1, y1, x2, y2 }: EdgePlace): [Spot, Spot] {
  return [{ x: x1, y: y1 }, { x: x2, y: y2 }];
}

function middleOf(edge: EdgePlace): Spot {
  const [a, b] = endsOf(edge);
  return edge.label?.bead ?? { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
}

function said(value: number): Part {
  return { text: formatNumber(value) };
}

function bracketed(value: number): Part {
  return { text: value < 0 ? `(${formatNumber(value)})` : formatNumber(value) };
}
