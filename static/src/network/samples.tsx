import type { ComponentChildren } from "preact";
import { withSampleChanged } from "../session/edit.ts";
import { withoutSample, withSample } from "./edit.ts";
import { readList, writeList } from "../lib/numbers/read_field.ts";
import type { Sample } from "../wire/types.ts";
import { Field } from "../ui/field.tsx";
import { useRows } from "../ui/hooks/use_rows.ts";
import type { PartProps } from "./view.tsx";
import { Press } from "../ui/press.tsx";

/** The batch: a row per sample, its inputs and its targets as lists. */
export function Samples({ problem, limits, onEdit }: PartProps) {
  const { samples } = problem;
  const rows = useRows(samples.length);

  function onCommit(index: number, change: Partial<Sample>): Promise<string | null> {
    return onEdit((now) => withSampleChanged(now, index, change));
  }

  return (
    <fieldset>
      <legend>{samples.length === 1 ? "Sample" : `Batch of ${samples.length} samples`}</legend>
      <ol class="samples">
        {samples.map((sample, index) => (
          <li key={rows.keys[index]}>
            <Field
              label={<Label of={samples.length} index={index}>Inputs</Label>}
              name={`input ${rows.keys[index]}`}
              hideLabel={index > 0}
              text={writeList(sample.input)}
              read={readList(sample.input.length)}
              onCommit={(input) => onCommit(index, { input })}
            />
            <Field
              label={<Label of={samples.length} index={index}>Targets</Label>}
              name={`target ${rows.keys[index]}`}
              hideLabel={index > 0}
              text={writeList(sample.target)}
              read={readList(sample.target.length)}
              onCommit={(target) => onCommit(index, { target })}
            />
            {samples.length > 1 && (
              <Press
                of={problem}
                label={`Take sample ${index + 1} away`}
                onPress={() =>
                  rows.takeAway(index, () => onEdit((now) => withoutSample(now, index)))}
              >
                ×
              </Press>
            )}
          </li>
        ))}
      </ol>
      <Press
        of={problem}
        disabled={samples.length >= limits.samples}
        onPress={() => onEdit(withSample)}
      >
        Add a sample
      </Press>
    </fieldset>
  );
}

/** Seen, it stands over a column; heard, it says of which sample. */
function Label(
  { of, index, children }: { of: number; index: number; children: ComponentChildren },
) {
  return (
    <>
      {children}
      {of > 1 && <span class="hidden">{` of sample ${index + 1}`}</span>}
    </>
  );
}
