/** The curves of the activation functions, as the server samples them. */

import { get } from "../../wire/server.ts";
import { createResource } from "../../wire/resource.ts";

/** A point of a curve: net, g(net), g′(net). */
export type CurvePoint = [net: number, output: number, slope: number];

export interface Curve {
  activation: string;
  /** What the function is called in a sentence. */
  name: string;
  /** Empty for softmax, which is no function of one net. */
  points: CurvePoint[];
  /** From net to net: where g is nearly flat. */
  saturated: [number, number][];
}

/** All curves; the same for every problem. */
export function createCurves() {
  return createResource(() => get<Curve[]>("/api/activations"));
}

/** Which side of the curve a net lies beyond, if any. */
export function beyond({ points }: Curve, net: number): "left" | "right" | null {
  if (net < points[0][0]) return "left";
  return net > points[points.length - 1][0] ? "right" : null;
}

/** Whether g is nearly flat at a net; past its ends a curve goes on as it ended. */
export function isSaturated(curve: Curve, net: number): boolean {
  const inside = clamp(net, curve.points[0][0], curve.points[curve.points.length - 1][0]);
  return curve.saturated.some(([from, to]) => from <= inside && inside <= to);
}

export function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}
