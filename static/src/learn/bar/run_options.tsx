import { optimizerOf, withOptimizer } from "../../ui/optimizer/of_problem.ts";
import { OptimizerOptions } from "../../ui/optimizer/optimizer_options.tsx";
import type { Learning } from "../model/learning.ts";

/** The optimizer’s own numbers, and how η changes: each change begins a new run. */
export function RunOptions({ learning }: { learning: Learning }) {
  const run = learning.run.value;
  if (!run) return null;
  const { start, batchSize, shuffleSeed, goal } = run;
  return (
    <details class="optimizer-options">
      <summary>Optimizer: its numbers, and η over time</summary>
      <OptimizerOptions
        optimizer={optimizerOf(start)}
        of={start}
        onChange={(change) => {
          learning.begin(withOptimizer(start, change), { batchSize, shuffleSeed, goal });
          return Promise.resolve(null);
        }}
      />
    </details>
  );
}
