import { OUTPUT_ACTIVATIONS } from "../model/activations.ts";
import { shortLayerName } from "../model/layer_names.ts";
import type { Layout } from "../model/layout.ts";
import { depthOf } from "../model/run.ts";
import { sampleInWords } from "../model/samples.ts";
import type { Problem } from "../types.ts";

interface Props {
  layout: Layout;
  narrow: boolean;
  /** How the picture is moved and made larger. */
  shown: { k: number; x: number };
  problem: Problem;
  /** The sample whose numbers are shown. */
  sample: number;
}

/** Where its two lines stand, from the top. */
const LINES = [22, 39];

/** What each column is. In a picture that is made larger, they stay at its upper rim. */
export function Headings({ layout, narrow, shown, problem, sample }: Props) {
  const depth = depthOf(problem);
  const samples = problem.samples.length;
  const [first] = layout.columns;
  const two = narrow || samples > 1;
  return (
    <g class="headings">
      {shown.k > 1 && <rect class="ground" width={layout.width} height={two ? 48 : 31} />}
      {layout.columns.map((column, layer) => {
        const x = shown.x + shown.k * column;
        const name = shortLayerName(layer, depth);
        const g = layer > 0 && OUTPUT_ACTIVATIONS[problem.network.layers[layer - 1].activation];
        return (
          <text x={x} y={LINES[0]} text-anchor="middle">
            {name}
            {g && !narrow && ` · ${g}`}
            {g && narrow && <tspan x={x} y={LINES[1]}>{g}</tspan>}
          </text>
        );
      })}
      {samples > 1 && (
        <text
          class="sample"
          x={shown.x + shown.k * first - (narrow ? layout.unit.width / 2 : 0)}
          y={LINES[1]}
          text-anchor={narrow ? "start" : "middle"}
        >
          {sampleInWords(sample, problem.samples)}
        </text>
      )}
    </g>
  );
}
