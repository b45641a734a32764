/** Which numbers the current step writes and reads, and which one is pointed at. */

import type { AnyStep } from "../wire/types.ts";
import type { State } from "./state.ts";

/**
 * CSS classes for a ref: the step's own number with its phase, what it read, what is pointed at.
 * The phase stands with what it colours: on the page as a whole it would restyle all of it.
 */
export type Marks = (ref: string) => string;

/** One tint for each role in a formula; picture and formula share them. */
const TINTS: Record<string, string> = {
  weight: "weight",
  bias: "bias",
  input: "value",
  output: "value",
  net: "net",
  target: "target",
  loss_term: "loss",
  error: "error",
  slope: "slope",
  delta: "delta",
  weight_gradient: "gradient",
  bias_gradient: "gradient",
  batch_weight_gradient: "gradient",
  batch_bias_gradient: "gradient",
  // Of a graph. Going back, its values make up the local derivatives.
  value: "value",
  gradient: "delta",
};

function tintOf(ref: string, { phase }: AnyStep): string {
  const quantity = ref.slice(0, dotIn(ref));
  return quantity === "value" && phase === "backward" ? "slope" : TINTS[quantity] ?? "gradient";
}

/** Where no step is being shown. */
export const UNMARKED: Marks = () => "";

/** `told` are the refs that a text speaks of, `stretch` the steps of the last move. */
export function marksOf(
  step: AnyStep | null,
  pointed: string | null,
  told: ReadonlySet<string> = new Set(),
  stepRange: AnyStep[] = [],
): Marks {
  const fresh = new Map(stepRange.map((each) => [each.result, `fresh phase-${each.phase}`]));
  const reads = new Set(step?.growing?.reads ?? step?.reads);
  const result = step?.result;
  const own = `result phase-${step?.phase}`;
  return (ref) => {
    const classes: string[] = [];
    if (ref === result) classes.push(own);
    else if (step && reads.has(ref)) classes.push("read", `read-${tintOf(ref, step)}`);
    else classes.push(fresh.get(ref) ?? "");
    if (told.has(ref)) classes.push("told");
    if (ref === pointed) classes.push("pointed");
    return classes.filter(Boolean).join(" ");
  };
}

/** The marks with what is larger or smaller than it was before a change. */
export function withChanges(marks: Marks, before: State, now: State): Marks {
  return (ref) => {
    const [from, to] = [before.value(ref), now.value(ref)];
    const own = marks(ref);
    if (from === null || to === null || from === to) return own;
    return `${own} ${to > from ? "raised" : "lowered"}`.trim();
  };
}

function dotIn(ref: string): number {
  const dot = ref.indexOf(".");
  return dot < 0 ? ref.length : dot;
}
