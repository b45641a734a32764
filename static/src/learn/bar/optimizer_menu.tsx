import { Menu } from "../../ui/menu.tsx";
import { OptimizerFields } from "../../ui/optimizer/optimizer_fields.tsx";
import type { Learning } from "../model/learning.ts";

/** The optimizer’s own numbers, and how η changes: each change begins a new run. */
export function OptimizerMenu({ learning }: { learning: Learning }) {
  const run = learning.run.value;
  if (!run) return null;
  const { start, batchSize, shuffleSeed, goal } = run;
  return (
    <Menu title="η over time" kind="optimizer">
      <OptimizerFields
        problem={start}
        onEdit={(change) => {
          learning.begin(change(start), { batchSize, shuffleSeed, goal });
          return Promise.resolve(null);
        }}
      />
      <p class="note">A change begins a new run from the start; the one before stays to compare.</p>
    </Menu>
  );
}
