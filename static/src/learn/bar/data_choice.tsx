import { DataMenu } from "../data/data_menu.tsx";
import type { Learning } from "../model/learning.ts";
import { chooseSet } from "../model/opening.ts";

/** Which data is learnt from. */
export function DataChoice({ learning }: { learning: Learning }) {
  const sets = learning.datasets.now.value;
  const [source, coming] = [learning.source.value, learning.coming.value];
  if (sets.kind !== "ready" || !source) return <span class="example" />;

  function onChange(event: Event & { currentTarget: HTMLSelectElement }): void {
    const { value } = event.currentTarget;
    if (sets.kind !== "ready") return;
    const chosen = sets.answer.find(({ id }) => id === value);
    if (chosen) chooseSet(learning, chosen);
  }

  return (
    <>
      <label class="example of-data">
        <select
          aria-label="Data"
          aria-busy={coming !== null}
          value={coming?.id ?? source.set?.id ?? ""}
          onChange={onChange}
        >
          {!source.set && <option value="">{source.title}</option>}
          {sets.answer.map(({ id, title }) => <option value={id}>{title}</option>)}
        </select>
      </label>
      <DataMenu learning={learning} />
    </>
  );
}
