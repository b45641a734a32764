/** The letters of what optimizers compute, each with its parameter as its index; as app/explain has them. */

/** Whether the numbers of an iteration replace those of the one before. */
type Kept = "kept" | "";

const LETTERS: Record<string, [letter: string, title: string, kept: Kept]> = {
  clipped_gradient: ["c", "clipped gradient", ""],
  decayed_gradient: ["d", "gradient with decay", ""],
  velocity: ["v", "velocity", "kept"],
  squared_sum: ["s", "sum of squared gradients", "kept"],
  squared_mean: ["s", "mean of squared gradients", "kept"],
  first_moment: ["m", "first moment", "kept"],
  second_moment: ["v", "second moment", "kept"],
  first_corrected: ["m̂", "first moment, corrected", ""],
  second_corrected: ["v̂", "second moment, corrected", ""],
};

export interface OptimizerQuantity {
  kind: "weight" | "bias";
  letter: string;
  title: string;
  sup: string;
}

/** What a quantity such as `weight_velocity` is, where it is one of an optimizer's. */
export function optimizerQuantity(quantity: string): OptimizerQuantity | null {
  const [, kind, name] = quantity.match(/^(weight|bias)_(\w+)$/) ?? [];
  const known = LETTERS[name];
  if (!known) return null;
  const [letter, title, kept] = known;
  return { kind: kind as "weight" | "bias", letter, title, sup: kept ? "new" : "" };
}
