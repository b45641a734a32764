/** What the losses are called. */

export const LOSSES: Record<string, string> = {
  half_squared_error: "half squared error ½ Σ (y − o)²",
  mean_squared_error: "mean squared error (1/C) Σ (y − o)²",
  absolute_error: "absolute error Σ |y − o|",
  binary_cross_entropy: "binary cross-entropy",
  categorical_cross_entropy: "categorical cross-entropy",
};

/** The name within a sentence, without the formula. */
export function lossName(loss: string): string {
  return LOSSES[loss].replace(/ [½(Σ].*/, "");
}
