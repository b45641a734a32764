import { useState } from "preact/hooks";
import { capital } from "../lib/capital.ts";
import { withLayer } from "../session/edit.ts";
import { shortLayerName, theLayer } from "../trace/layer_names.ts";
import { readMatrix, writeMatrix } from "../lib/matrix_text.ts";
import { readList, writeList } from "../lib/read_field.ts";
import { depthOf } from "../trace/run.ts";
import type { Layer } from "../wire/types.ts";
import { Field } from "../ui/field.tsx";
import type { PartProps } from "./view.tsx";

/** What is shown of a matrix with more rows scrolls. */
const MOST_LINES = 8;

/** The weights of each layer as a matrix, to be typed or pasted at once, and its biases. */
export function Matrices({ problem, onEdit }: PartProps) {
  const depth = depthOf(problem);
  return (
    <fieldset class="matrices">
      <legend>Weights and biases</legend>
      <p class="note">
        A row for each unit, a column for each unit or input before it. Type, or paste from a
        spreadsheet or NumPy.
      </p>
      {problem.network.layers.map((layer, at) => (
        <Matrix
          key={at}
          of={at + 1}
          depth={depth}
          layer={layer}
          onChange={(change) =>
            onEdit((now) => withLayer(now, at, (each) => ({ ...each, ...change })))}
        />
      ))}
    </fieldset>
  );
}

interface Props {
  /** Which layer, from 1, of how many. */
  of: number;
  depth: number;
  layer: Layer;
  onChange: (change: Partial<Layer>) => Promise<string | null>;
}

function Matrix({ of, depth, layer: { weights, biases }, onChange }: Props) {
  const [open, setOpen] = useState(false);
  const [rows, columns] = [weights.length, weights[0].length];
  return (
    <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{capital(shortLayerName(of, depth))}: {rows} × {columns}</summary>
      {open && (
        <div>
          <Field
            label={`Weights of ${theLayer(of, depth)}`}
            lines={Math.min(MOST_LINES, rows + 1)}
            text={writeMatrix(weights)}
            read={readMatrix(rows, columns)}
            onCommit={(weights) => onChange({ weights })}
          />
          {biases && (
            <Field
              label={`Bias values of ${theLayer(of, depth)}`}
              text={writeList(biases)}
              read={readList(rows)}
              onCommit={(biases) => onChange({ biases })}
            />
          )}
        </div>
      )}
    </details>
  );
}
