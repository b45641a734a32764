/** The phases of an iteration, as they are headed. */

import type { Phase } from "../wire/types.ts";

export const PHASES: Record<Phase, string> = {
  forward: "Forward pass",
  loss: "Loss",
  backward: "Backward pass",
  update: "Update",
};
