import { OptimizerFields } from "../../ui/optimizer/optimizer_fields.tsx";
import type { Learning } from "../model/learning.ts";

/** The optimizer’s own numbers, and how η changes: each change begins a new run. */
export function OptimizerOptions({ learning }: { learning: Learning }) {
  const run = learning.run.value;
  if (!run) return null;
  const { start, batchSize, shuffleSeed, goal } = run;
  return (
    <details class="optimizer-options">
      <summary>Optimizer: its numbers, and η over time</summary>
      <OptimizerFields
        problem={start}
        onEdit={(change) => {
          learning.begin(change(start), { batchSize, shuffleSeed, goal });
          return Promise.resolve(null);
        }}
      />
    </details>
  );
}
