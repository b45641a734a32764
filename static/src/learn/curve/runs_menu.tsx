import { Field } from "../../ui/field.tsx";
import { Menu } from "../../ui/menu.tsx";
import type { Learning } from "../model/learning.ts";
import { compareOptimizers, compareRates, compareSchedules } from "../model/comparing.ts";
import { FAILURES, show } from "../model/failures.ts";
import { readRunName } from "./line_ends.tsx";

/** The runs that are kept, and ways to start several beside each other. */
export function RunsMenu({ learning, names }: { learning: Learning; names: string[] }) {
  const runs = learning.runs.value;
  const own = runs.findIndex(({ id }) => id === learning.run.value?.id);
  return (
    <Menu title="Compare runs" kind="learn-runs">
      <button type="button" onClick={() => compareRates(learning)}>η ÷ 10, as it is, × 10</button>
      <button type="button" onClick={() => compareOptimizers(learning)}>
        SGD, momentum, RMSProp, Adam
      </button>
      <button type="button" onClick={() => compareSchedules(learning)}>
        η constant, in steps, cosine, 1/t
      </button>
      <p class="note">With the same initial weights and the same batches.</p>
      <details>
        <summary>Where it goes wrong</summary>
        {Object.entries(FAILURES).map(([id, failure]) => (
          <button
            type="button"
            key={id}
            onClick={() => show(learning, failure)}
          >
            {failure.title}
          </button>
        ))}
      </details>
      {runs.length > 1 && runs.map((run, at) => (
        <button
          type="button"
          key={run.id}
          onClick={() => learning.show(run.id)}
        >
          {at === own ? "● " : "○ "}
          {names[at]}
        </button>
      ))}
      {runs.length > 1 && (
        <button
          type="button"
          onClick={() => learning.keepAlone()}
        >
          Keep this run alone
        </button>
      )}
      {own >= 0 && (
        <Field
          key={runs[own].id}
          label="Name of the run on show"
          text={names[own]}
          read={readRunName}
          onCommit={(name) => {
            learning.rename(runs[own].id, name);
            return Promise.resolve(null);
          }}
        />
      )}
    </Menu>
  );
}
