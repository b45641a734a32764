/** What runs along which edge in a step, each from 0 to 1 of its time. */

import { formatNumber } from "../../lib/numbers/format.ts";
import { outputRef } from "../../trace/refs.ts";
import type { Moving, Part, Spot } from "../../ui/drawing/motion.ts";
import type { Step } from "../../wire/types.ts";
import { lookOf } from "../edges/edge_look.ts";
import type { EdgePlace, Layout } from "../layout/layout.ts";
import { type Scene, spotOf } from "./spots.ts";

/** How far from its bead a chip stands, where it hides no label; and two that meet at a bead. */
const BESIDE_BEAD = 38;
const MET = 20;
/** Each value leaves its unit, is weighed on its edge, and the product runs into the unit. */
export function inflow(step: Step, scene: Scene, classes: string): Moving[] {
  return edgesInto(scene.layout, step).filter((edge) => isRead(edge, step)).flatMap((edge) => {
    const value = scene.state.value(outputRef(step.layer - 1, edge.from));
    const weight = scene.state.value(`weight.${step.layer}.${step.unit}.${edge.from}`);
    const [port, end] = endsOf(edge);
    return weighed(port, end, middleOf(edge), { weight, value, tint: "value" }, classes);
  });
}

/** Each δ comes back along the same edge, is weighed, and adds up at the unit. */
export function backflow(step: Step, scene: Scene, classes: string): Moving[] {
  const { layout, state } = scene;
  if (step.layer === layout.columns.length - 1) return gathering(step, scene, classes);
  return edgesFrom(layout, step).filter((edge) => isRead(edge, step)).flatMap((edge) => {
    const value = state.value(`delta.${edge.layer}.${edge.unit}`);
    const weight = state.value(`weight.${edge.layer}.${edge.unit}.${edge.from}`);
    const [port, end] = endsOf(edge);
    return weighed(end, port, middleOf(edge), { weight, value, tint: "delta" }, classes);
  });
}

/** Of a number that grows, one edge after another. */
function isRead({ layer, unit, from }: EdgePlace, step: Step): boolean {
  return takes(step, `weight.${layer}.${unit}.${from}`);
}

/** Whether the step uses a number; while its own grows, each part has the numbers that it reads. */
function takes({ growing }: Step, ref: string): boolean {
  return !growing || growing.reads.includes(ref);
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
      path: [towards(middle, end, BESIDE_BEAD)],
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
export function meeting(step: Step, scene: Scene, classes: string): Moving[] {
  const edge = scene.layout.edges.find(({ layer, unit, from }) =>
    layer === step.layer && unit === step.unit && from === step.source
  );
  if (!edge) return [];
  const delta = scene.state.value(`delta.${step.layer}.${step.unit}`);
  const value = scene.state.value(outputRef(step.layer - 1, edge.from));
  if (delta === null || value === null) return [];
  const [port, end] = endsOf(edge);
  const middle = middleOf(edge);
  const moving: Moving[] = [];
  if (takes(step, `delta.${step.layer}.${step.unit}`)) {
    moving.push({ kind: "trail", path: [end, middle], from: 0, to: 0.65, classes }, {
      kind: "token",
      path: [end, towards(middle, end, MET)],
      from: 0,
      to: 0.6,
      parts: [said(delta)],
      classes,
    });
  }
  if (takes(step, outputRef(step.layer - 1, edge.from))) {
    moving.push({
      kind: "chip",
      path: [port, towards(middle, port, MET)],
      from: 0.05,
      to: 0.6,
      parts: [{ ...said(value), tint: "value" }],
      classes,
    }, { kind: "ring", path: [middle], from: 0.5, to: 1, width: 13, classes });
  }
  return moving;
}

/** The edge as it was fades out over what it is now. */
export function crossing(step: Step, scene: Scene, classes: string): Moving[] {
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
export function gathering(step: Step, scene: Scene, classes: string): Moving[] {
  const end = spotOf(step.result, scene);
  if (!end) return [];
  const reads = (step.growing ?? step).reads.flatMap((ref) => {
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

/** The edges that are on show into the unit of a step, and those from it on. */
export function edgesInto({ edges }: Layout, step: Step): EdgePlace[] {
  return edges.filter(({ layer, unit }) => layer === step.layer && unit === step.unit);
}

export function edgesFrom({ edges }: Layout, step: Step): EdgePlace[] {
  return edges.filter(({ layer, from }) => layer === step.layer + 1 && from === step.unit);
}

function endsOf({ x1, y1, x2, y2 }: EdgePlace): [Spot, Spot] {
  return [{ x: x1, y: y1 }, { x: x2, y: y2 }];
}

function middleOf(edge: EdgePlace): Spot {
  const [a, b] = endsOf(edge);
  return edge.label?.bead ?? { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
}

/** So much further on the way from one spot to another, in units of the picture. */
function towards(from: Spot, to: Spot, by: number): Spot {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const share = Math.min(1, by / length);
  return { x: from.x + share * (to.x - from.x), y: from.y + share * (to.y - from.y) };
}

function said(value: number): Part {
  return { text: formatNumber(value) };
}

function bracketed(value: number): Part {
  return { text: value < 0 ? `(${formatNumber(value)})` : formatNumber(value) };
}
