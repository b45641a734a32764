import { shortLayerName } from "../../trace/layer_names.ts";
import type { Run } from "../model/runs.ts";
import { gradientOf, labelsApart, linePath, type Scales } from "./scale.ts";

interface Props {
  run: Run;
  scales: Scales;
  right: number;
  narrow: boolean;
}

/** The size of the gradient in each layer over the iterations: where it vanishes, or explodes. */
export function Gradients({ run, scales, right, narrow }: Props) {
  const depth = run.start.network.layers.length;
  const last = run.moments[run.moments.length - 1];
  const sizes = run.start.network.layers.map((_, layer) => gradientOf(layer)(last));
  const labels = labelsApart(sizes.map((size) => scales.y(size ?? 0)));
  return (
    <>
      {sizes.map((size, layer) => (
        <g class={`gradient of-${layer % 6}`} key={layer}>
          <path d={linePath(run, gradientOf(layer), scales)} />
          {size !== null && !narrow && (
            <text class="layer-name" x={right + 10} y={labels[layer]}>
              {shortLayerName(layer + 1, depth)}
            </text>
          )}
        </g>
      ))}
    </>
  );
}
