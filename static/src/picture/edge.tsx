import type { ComponentChildren } from "preact";
import type { Name } from "../trace/names.ts";
import type { LabelStyle } from "./layout/edge_labels.ts";
import type { EdgePlace } from "./layout/layout.ts";
import { memo } from "../ui/memo.ts";
import { SvgName } from "./svg_name.tsx";

export interface EdgeLine {
  edge: EdgePlace;
  /** |w| as a share of the largest in the picture. */
  share: number;
  sign: "positive" | "negative" | "zero";
  classes: string;
}

const THINNEST = 1;
const THICKEST = 5;

export const EdgeLineView = memo(({ edge, share, sign, classes }: EdgeLine) => (
  <line
    class={`edge ${sign} ${classes}`}
    data-place={`edge.${edge.layer}.${edge.unit}.${edge.from}`}
    x1={edge.x1}
    y1={edge.y1}
    x2={edge.x2}
    y2={edge.y2}
    stroke-width={THINNEST + share * (THICKEST - THINNEST)}
  />
));

export interface EdgeLabel {
  x: number;
  y: number;
  style: LabelStyle;
  base: string;
  sub: string;
  sup: string;
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

/** A weight and, under it, its gradient, on a ground that keeps the lines from being read as signs. */
export const EdgeLabelView = memo((label: EdgeLabel) => {
  const { x, y, style } = label;
  const half = style.height / 2;
  const name: Name = { base: label.base, sub: label.sub, sup: label.sup };
  const index = style.named ? INDEX_WIDTH * Math.max(name.sub.length, name.sup.length) : 0;
  const weight = index + SIGN_WIDTH * ((style.named ? 1.5 : 0) + label.weightText.length);
  const gradient = SIGN_WIDTH * (label.gradientSign.length + 0.5 + label.gradientText.length);
  const width = Math.min(style.width, style.fontSize * Math.max(weight, gradient) + 4);
  return (
    <g
      class="edge-label"
      data-place={label.weight.replace(/^\w+/, "edge")}
      font-size={style.fontSize}
    >
      <rect
        class="ground"
        x={x - width / 2}
        y={y - half + 1}
        width={width}
        height={style.height - 2}
        rx="4"
      />
      <LabelLine
        x={x}
        y={y - half / 2}
        height={half - 2}
        width={style.width - 8}
        marks={label.weightMarks}
        edit={label.canEditWeight ? label.weight : undefined}
      >
        {style.named && <tspan class="name">{<SvgName name={name} />}&nbsp;</tspan>}
        <tspan class="number" data-ref={label.weight}>{label.weightText}</tspan>
      </LabelLine>
      <LabelLine
        x={x}
        y={y + half / 2}
        height={half - 2}
        width={style.width - 8}
        marks={label.gradientMarks}
        edit={label.canEditGradient ? label.gradient : undefined}
      >
        <tspan class="name">{label.gradientSign}&nbsp;</tspan>
        <tspan class="number gradient" data-ref={label.gradient}>{label.gradientText}</tspan>
      </LabelLine>
    </g>
  );
});

interface LineProps {
  x: number;
  y: number;
  width: number;
  height: number;
  marks: string;
  /** The ref of a given number, which can be edited here. */
  edit?: string;
  children: ComponentChildren;
}

/** A line of text, on a tint where it is marked. */
export function LabelLine({ x, y, width, height, marks, edit, children }: LineProps) {
  return (
    <g class={`label-line ${marks}`} data-edit={edit}>
      {(marks || edit) && (
        <rect
          class="tint"
          x={x - width / 2}
          y={y - height / 2}
          width={width}
          height={height}
          rx="4"
        />
      )}
      <text x={x} y={y} text-anchor="middle" dominant-baseline="central">{children}</text>
    </g>
  );
}
