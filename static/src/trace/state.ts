/** The state at a cursor: the fold of a page's steps onto its keyframe. */

import type { Keyframe, Nested, Problem, Sample, TracePage } from "../wire/types.ts";

/** Quantities of one sample; they start empty when the next sample begins. */
const OF_SAMPLE = new Set([
  "net",
  "output",
  "slope",
  "error",
  "delta",
  "weight_gradient",
  "bias_gradient",
  "loss_term",
  "loss",
]);

export interface State {
  /** The sample whose numbers the state shows. */
  sample: number;
  /** The number a ref names, or null while it is not computed. */
  value: (ref: string) => number | null;
}

/** The state after `cursor` steps, which `page` must hold. */
export function fold(problem: Problem, page: TracePage, cursor: number): State {
  let sample = page.keyframe.sample;
  let fresh = false;
  let written = new Map<string, number>();
  for (const step of page.steps.slice(0, cursor - page.start)) {
    if (step.sample !== sample) {
      sample = step.sample;
      fresh = true;
      written = new Map([...written].filter(([ref]) => !OF_SAMPLE.has(quantityOf(ref))));
    }
    for (const { ref, value } of step.writes) written.set(ref, value);
  }
  const given = problem.samples[sample];
  const value = (ref: string): number | null => {
    const known = written.get(ref);
    if (known !== undefined) return known;
    const quantity = quantityOf(ref);
    if (fresh && OF_SAMPLE.has(quantity)) return null;
    const places = placesIn(ref, quantity.length);
    return givenAt(problem, given, quantity, places) ??
      inKeyframe(page.keyframe, quantity, places);
  };
  return { sample, value };
}

/** The first ref whose number is there, or the last of them. */
export function latest(state: State, refs: string[]): string {
  return refs.find((ref) => state.value(ref) !== null) ?? refs[refs.length - 1];
}

function quantityOf(ref: string): string {
  const dot = ref.indexOf(".");
  return dot < 0 ? ref : ref.slice(0, dot);
}

const ZERO = "0".charCodeAt(0);

/** The places in a ref, after its quantity; read digit by digit, as a step looks up thousands. */
function placesIn(ref: string, end: number): number[] {
  const places: number[] = [];
  for (let at = end; at < ref.length; at++) {
    if (ref[at] === ".") places.push(0);
    else places.push(10 * (places.pop() ?? 0) + ref.charCodeAt(at) - ZERO);
  }
  return places;
}

/** The number that the problem gives for one of its samples; null for one that is computed. */
export function givenNumber(problem: Problem, sample: Sample, ref: string): number | null {
  const quantity = quantityOf(ref);
  return givenAt(problem, sample, quantity, placesIn(ref, quantity.length));
}

function givenAt(
  problem: Problem,
  sample: Sample,
  quantity: string,
  [a, b, c]: number[],
): number | null {
  if (quantity === "input") return sample.input[a] ?? null;
  if (quantity === "target") return sample.target[a] ?? null;
  const layer = problem.network.layers[a - 1];
  if (quantity === "weight") return layer?.weights[b]?.[c] ?? null;
  if (quantity === "bias") return layer?.biases?.[b] ?? null;
  return null;
}

function inKeyframe(keyframe: Keyframe, quantity: string, places: number[]): number | null {
  let found: Nested = keyframe[quantity] ?? null;
  const isTerminal = quantity === "loss_term";
  for (const [at, place] of places.entries()) {
    if (!Array.isArray(found)) return null;
    found = found[place - (at === 0 && !isTerminal ? 1 : 0)] ?? null;
  }
  return typeof found === "number" ? found : null;
}
