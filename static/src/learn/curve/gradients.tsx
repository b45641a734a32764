import type { Run } from "../model/runs.ts";
import { gradientOf, linePath, type Scales } from "./scale.ts";

/** The size of the gradient in each layer over the iterations: where it vanishes, or explodes. */
export function Gradients({ run, scales }: { run: Run; scales: Scales }) {
  return (
    <>
      {run.start.network.layers.map((_, layer) => (
        <g class={`gradient of-${layer % 6}`} key={layer}>
          <path d={linePath(run, gradientOf(layer), scales)} />
        </g>
      ))}
    </>
  );
}
