import { OUTPUT_ACTIVATIONS } from "../trace/activations.ts";
import { shortLayerName } from "../trace/layer_names.ts";
import type { Layout, Size } from "./layout/layout.ts";
import { depthOf } from "../trace/run.ts";
import { sampleInWords } from "../trace/samples.ts";
import type { Problem } from "../wire/types.ts";

interface Props {
  layout: Layout;
  narrow: boolean;
  /** How the picture is moved and made larger. */
  shown: { k: number; x: number };
  /** How many times larger they are than the rest of the layout: their type is not to shrink with it. */
  larger: number;
  problem: Problem;
  /** The sample whose numbers are shown. */
  sample: number;
}

/** Where their two lines stand, from the top, and what they cover. Large ones stand closer. */
const LINES = { first: 21, second: 39, one: 31, two: 48 };
const CLOSE = { first: 10, second: 27, one: 18, two: 30 };

/** What each column is. In a picture that is made larger, they stay at its upper rim. */
export function Headings({ layout, narrow, shown, larger, problem, sample }: Props) {
  const depth = depthOf(problem);
  const samples = problem.samples.length;
  const [first] = layout.columns;
  const lines = larger > 1 ? CLOSE : LINES;
  const covered = narrow || samples > 1 ? lines.two : lines.one;
  return (
    <g class="headings" transform={larger === 1 ? undefined : `scale(${larger})`}>
      {shown.k > 1 && <rect class="ground" width={layout.width / larger} height={covered} />}
      {layout.columns.map((column, layer) => {
        const x = (shown.x + shown.k * column) / larger;
        const name = shortLayerName(layer, depth);
        const g = layer > 0 && OUTPUT_ACTIVATIONS[problem.network.layers[layer - 1].activation];
        return (
          <text x={x} y={lines.first} text-anchor="middle">
            {name}
            {g && !narrow && ` · ${g}`}
            {g && narrow && <tspan x={x} y={lines.second}>{g}</tspan>}
          </text>
        );
      })}
      {samples > 1 && (
        <text
          class="sample"
          x={(shown.x + shown.k * first) / larger - (narrow ? layout.unit.width / 2 : 0)}
          y={lines.second}
          text-anchor={narrow ? "start" : "middle"}
        >
          {sampleInWords(sample, problem.samples)}
        </text>
      )}
    </g>
  );
}

/**
 * What keeps the type of the headings from shrinking with a layout that is larger than its window, as
 * far as columns that stand `k` times further apart leave room for it.
 */
export function headingScale(layout: Size, window: Size, k: number): number {
  const shrunk = Math.max(layout.width / window.width, layout.height / window.height);
  return Math.max(1, Math.min(k, shrunk));
}
