import { LINE_HEIGHT } from "../model/layout.ts";
import type { Name } from "../model/names.ts";
import { LabelLine } from "./edge.tsx";
import { memo } from "./memo.ts";
import { SvgName } from "./name.tsx";

export interface UnitProps {
  x: number;
  y: number;
  width: number;
  height: number;
  base: string;
  sub: string;
  sup: string;
  place: string;
  of: string;
  text: string;
  marks: string;
  active: string;
  canEdit: boolean;
  /** Lines above and below, each `label|ref|text|marks|edit`, so that a change is seen at once. */
  above: string;
  below: string;
}

/** One line of a unit's stack as a string, for `above` and `below`. */
export function stackLine(
  label: string,
  of: string,
  text: string,
  marks: string,
  canEdit: boolean,
): string {
  return [label, of, text, marks, canEdit ? of : ""].join("|");
}

const STACK_WIDTH = 92;

/** A unit: its name and value, what goes in above it and what comes back below it. */
export const UnitView = memo((unit: UnitProps) => {
  const { x, y, width, height } = unit;
  const name: Name = { base: unit.base, sub: unit.sub, sup: unit.sup };
  const above = unit.above ? unit.above.split("\n") : [];
  const below = unit.below ? unit.below.split("\n") : [];
  const top = y - height / 2 - LINE_HEIGHT / 2 - 2;
  const bottom = y + height / 2 + LINE_HEIGHT / 2 + 2;
  return (
    <g
      class={`unit ${unit.active}`}
      data-place={unit.place}
      data-edit={unit.canEdit ? unit.of : undefined}
    >
      <rect
        class={`body ${unit.marks}`}
        x={x - width / 2}
        y={y - height / 2}
        width={width}
        height={height}
        rx={Math.min(height / 2, 32)}
      />
      <text class="unit-name" x={x} y={y - 10} {...CENTRED}>
        <SvgName name={name} />
      </text>
      <text class={`unit-value ${unit.marks}`} x={x} y={y + 10} {...CENTRED}>
        <tspan class="number" data-ref={unit.of}>{unit.text}</tspan>
      </text>
      {above.map((line, at) => (
        <StackLine x={x} y={top - (above.length - 1 - at) * LINE_HEIGHT} line={line} />
      ))}
      {below.map((line, at) => <StackLine x={x} y={bottom + at * LINE_HEIGHT} line={line} />)}
    </g>
  );
});

const CENTRED = { "text-anchor": "middle", "dominant-baseline": "central" } as const;

function StackLine({ x, y, line }: { x: number; y: number; line: string }) {
  const [label, of, text, marks, edit] = line.split("|");
  return (
    <LabelLine
      x={x}
      y={y}
      width={STACK_WIDTH}
      height={LINE_HEIGHT - 1}
      marks={marks}
      edit={edit || undefined}
    >
      <tspan class="name">{label}&nbsp;</tspan>
      <tspan class={`number ${of.slice(0, of.indexOf("."))}`} data-ref={of}>{text}</tspan>
    </LabelLine>
  );
}
