import { lossName } from "../../trace/losses.ts";
import type { Problem } from "../../wire/types.ts";
import type { Plot, Scales, Shown } from "./scale.ts";

/** A number of the axis nearer than this to the one at the thumb is left out, in pixels. */
const NEAR = 26;

interface Props {
  scales: Scales;
  plot: Plot;
  /** Where the numbers along the iterations stand, from above. */
  foot: number;
  thumb: number;
  /** What the axis up shows. */
  name: string;
}

/** The lines and numbers behind the curves, and what either axis is of. */
export function Axes({ scales, plot, foot, thumb, name }: Props) {
  return (
    <>
      <text class="axis-of" x={12} y={13}>↑ {name}</text>
      {scales.yTicks.map(([at, text]) => (
        <g class="grid">
          <line x1={plot.left} x2={plot.right} y1={scales.y(at)} y2={scales.y(at)} />
          <text class="y" x={plot.left - 8} y={scales.y(at) + 4}>{text}</text>
        </g>
      ))}
      <text class="axis-of y" x={plot.left - 14} y={foot}>iteration</text>
      {scales.xTicks.map((at) =>
        Math.abs(scales.x(at) - thumb) > NEAR && (
          <text class="x" x={scales.x(at)} y={foot}>{at}</text>
        )
      )}
    </>
  );
}

const SHORT = { loss: "loss", accuracy: "accuracy", gradients: "‖∇‖" };

/** What the axis up is of, in words; where there is no room for a sentence, in one. */
export function axisName(
  shown: Shown,
  log: boolean,
  { loss, reduction }: Problem,
  narrow: boolean,
): string {
  const name = narrow ? SHORT[shown] : {
    loss: `loss: ${lossName(loss)}, the samples’ ${reduction}`,
    accuracy: "accuracy: share of the samples that are right",
    gradients: "‖∇‖: size of the batch’s gradient in each layer",
  }[shown];
  return log && shown !== "accuracy" ? `${name} (log)` : name;
}
