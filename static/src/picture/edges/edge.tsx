import type { Name } from "../../trace/names.ts";
import { memo } from "../../ui/memo.ts";
import { type LabelPlace, leftOf } from "../layout/beside_edge.ts";
import type { LabelStyle } from "../layout/edge_labels.ts";
import type { EdgePlace } from "../layout/layout.ts";
import type { EdgeLook } from "./edge_look.ts";
import { LabelLine } from "../label_line.tsx";

export interface EdgeLine extends EdgeLook {
  edge: EdgePlace;
  classes: string;
}

export const EdgeLineView = memo(({ edge, width, sign, classes }: EdgeLine) => (
  <line
    class={`edge ${sign} ${classes}`}
    data-place={placeOf(edge)}
    x1={edge.x1}
    y1={edge.y1}
    x2={edge.x2}
    y2={edge.y2}
    stroke-width={width}
  />
));

/** An edge's name among the places that can be pointed at. */
export function placeOf({ layer, unit, from }: EdgePlace): string {
  return `edge.${layer}.${unit}.${from}`;
}

interface Bead extends Omit<EdgeLine, "width"> {
  /** Whether it says the sign of what its edge shows, and not by its colour alone. */
  isSigned: boolean;
}

/** The point of an edge that its label belongs to. */
export const BeadView = memo(({ edge, sign, classes, isSigned }: Bead) => {
  const { label } = edge;
  if (!label) return null;
  const hasSign = isSigned && (sign === "positive" || sign === "negative");
  if (label.over && !hasSign) return null;
  const { x, y } = label.over ? beside(edge) : label.bead;
  return (
    <g class={`bead ${sign} ${classes}`} data-place={placeOf(edge)}>
      <circle cx={x} cy={y} r={hasSign ? 6.2 : 2.6} />
      {hasSign && <path d={`M${x - 3} ${y}h6${sign === "positive" ? `M${x} ${y - 3}v6` : ""}`} />}
    </g>
  );
});

/** Under a label that stands on its edge a bead would not be seen: it is near the edge's end. */
function beside({ x1, y1, x2, y2 }: EdgePlace) {
  return { x: x1 + 0.1 * (x2 - x1), y: y1 + 0.1 * (y2 - y1) };
}

export interface EdgeLabel {
  at: LabelPlace;
  style: LabelStyle;
  base: string;
  sub: string;
  sup: string;
  classes: string;
  weight: string;
  weightText: string;
  weightMarks: string;
  gradientSign: string;
  gradient: string;
  gradientText: string;
  gradientMarks: string;
  canEditWeight: boolean;
  canEditGradient: boolean;
}

/** About how wide a sign is, as a share of the font's size; below the line it is smaller. */
const SIGN_WIDTH = 0.6;
const INDEX_WIDTH = 0.4;

/** A weight beside its edge and, further out, its gradient. */
export const EdgeLabelView = memo((label: EdgeLabel) => {
  const { at, style } = label;
  const name: Name = { base: label.base, sub: label.sub, sup: label.sup };
  const index = style.named ? INDEX_WIDTH * Math.max(name.sub.length, name.sup.length) : 0;
  const weight = index + SIGN_WIDTH * ((style.named ? 1.5 : 0) + label.weightText.length);
  const gradient = SIGN_WIDTH * (label.gradientSign.length + 0.5 + label.gradientText.length);
  const widthOf = (signs: number) => Math.min(style.width, style.fontSize * signs + 8);
  const height = style.height / 2 - 2;
  return (
    <g
      class={`edge-label ${label.classes}`}
      data-place={label.weight.replace(/^\w+/, "edge")}
      font-size={style.fontSize}
    >
      <rect class="reach" {...reachOf(at, style, style.fontSize * Math.max(weight, gradient))} />
      <LabelLine
        {...at.weight}
        anchor={at.anchor}
        width={widthOf(weight)}
        height={height}
        name={style.named ? name : null}
        of={label.weight}
        text={label.weightText}
        marks={label.weightMarks}
        canEdit={label.canEditWeight}
      />
      <LabelLine
        {...at.gradient}
        anchor={at.anchor}
        width={widthOf(gradient)}
        height={height}
        name={label.gradientSign}
        of={label.gradient}
        text={label.gradientText}
        marks={label.gradientMarks}
        canEdit={label.canEditGradient}
      />
    </g>
  );
});

/** Where a label is pointed at: both its lines, as wide as they are now. */
function reachOf({ anchor, weight, gradient }: LabelPlace, style: LabelStyle, width: number) {
  const row = style.height / 2;
  const left = Math.min(...[weight, gradient].map(({ x }) => leftOf(x, anchor, width)));
  return {
    x: left,
    y: Math.min(weight.y, gradient.y) - row / 2,
    width: width + Math.abs(weight.x - gradient.x),
    height: 2 * row,
  };
}
