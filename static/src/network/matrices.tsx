import { useContext, useState } from "preact/hooks";
import { capital } from "../lib/capital.ts";
import { withLayer } from "../session/edit.ts";
import { plainName, unitName } from "../trace/names.ts";
import { shortLayerName, theLayer } from "../trace/layer_names.ts";
import { type Augmented, readAugmented, readMatrix, writeMatrix } from "../lib/matrix_text.ts";
import { readList, writeList } from "../lib/numbers/read_field.ts";
import { depthOf } from "../trace/run.ts";
import type { Layer, Notation } from "../wire/types.ts";
import { draftOf, Part } from "../ui/drafts.ts";
import { Field } from "../ui/field.tsx";
import type { PartProps } from "./view.tsx";

/** What is shown of a matrix with more rows scrolls. */
const MOST_LINES = 8;

/** The weights of each layer as a matrix, to be typed or pasted at once, and its biases. */
export function Matrices({ problem, notation, onEdit }: PartProps) {
  const depth = depthOf(problem);
  return (
    <fieldset class="matrices">
      <legend>Weights and biases</legend>
      <p class="note">
        A row for each unit, a column for each unit or input before it. Type, or paste from a
        spreadsheet, NumPy, MATLAB, LaTeX or Markdown; <code translate={false}>[b : W]</code>{" "}
        sets the biases too.
      </p>
      {problem.network.layers.map((layer, at) => (
        <Matrix
          key={at}
          of={at + 1}
          depth={depth}
          layer={layer}
          names={[
            namesIn(notation, at + 1, layer.weights.length),
            namesIn(notation, at, layer.weights[0].length),
          ]}
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
  /** What its rows and its columns are called. */
  names: [string, string];
  onChange: (change: Partial<Layer>) => Promise<string | null>;
}

function Matrix({ of, depth, layer: { weights, biases }, names: [to, from], onChange }: Props) {
  const part = useContext(Part);
  const [weightsName, biasesName] = [`weights ${of}`, `biases ${of}`];
  // What was typed and not taken is seen again.
  const [open, setOpen] = useState(() =>
    [weightsName, biasesName].some((name) => draftOf(part, name) !== null)
  );
  const [rows, columns] = [weights.length, weights[0].length];
  return (
    <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{capital(shortLayerName(of, depth))}: {rows} × {columns}</summary>
      {open && (
        <div>
          <p class="note">Rows: to {to}. Columns: from {from}.</p>
          <Field
            name={weightsName}
            label={`Weights of ${theLayer(of, depth)}`}
            lines={Math.min(MOST_LINES, rows + 1)}
            text={writeMatrix(weights)}
            read={biases ? readAugmented(rows, columns) : alone(rows, columns)}
            onCommit={({ matrix, before }) =>
              onChange(before ? { weights: matrix, biases: before } : { weights: matrix })}
          />
          {biases && (
            <Field
              name={biasesName}
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

/** A layer without biases takes the matrix alone. */
function alone(rows: number, columns: number): (text: string) => Augmented {
  const read = readMatrix(rows, columns);
  return (text) => ({ matrix: read(text), before: null });
}

/** x₁, x₂, x₃; of many, the first and the last. */
function namesIn(notation: Notation, layer: number, units: number): string {
  const name = (unit: number) => plainName(unitName(notation, layer, unit));
  return units <= 6
    ? Array.from({ length: units }, (_, unit) => name(unit)).join(", ")
    : `${name(0)} … ${name(units - 1)}`;
}
