import { LINE_HEIGHT } from "../layout/layout.ts";
import type { Name } from "../../trace/names.ts";
import { LabelLine } from "../label_line.tsx";
import { NOT_YET } from "../../lib/numbers/format.ts";
import { memo } from "../../ui/memo.ts";
import { SvgName } from "../svg_name.tsx";

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
  /** What goes in, and what comes back, each from the top. */
  above: StackLine[];
  below: StackLine[];
}

/** One of the numbers above or below a unit. */
export interface StackLine {
  label: string;
  of: string;
  text: string;
  marks: string;
  canEdit: boolean;
}

const STACK_WIDTH = 92;
/** What a character of such a line takes, about. */
const CHARACTER = 6.6;

/** A unit: its name and value, what goes in above it and what comes back below it. */
export const UnitView = memo((unit: UnitProps) => {
  const { x, y, width, height, above, below } = unit;
  const name: Name = { base: unit.base, sub: unit.sub, sup: unit.sup };
  // The name has the middle to itself until there is a value.
  const isQuiet = unit.text === NOT_YET && !unit.canEdit;
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
      <text class="unit-name" x={x} y={isQuiet ? y : y - 10} {...CENTRED}>
        <SvgName name={name} />
      </text>
      <text
        class={`unit-value ${unit.marks} ${isQuiet ? "quiet" : ""}`}
        x={x}
        y={y + 10}
        {...CENTRED}
      >
        <tspan class="number" data-ref={unit.of}>{unit.text}</tspan>
      </text>
      <Stack {...{ x, y, height, above, below }} />
    </g>
  );
});

type StackProps = Pick<UnitProps, "x" | "y" | "height" | "above" | "below">;

/** The lines above and below a unit of this height. */
export function Stack({ x, y, height, above, below }: StackProps) {
  const top = y - height / 2 - LINE_HEIGHT / 2 - 2;
  const bottom = y + height / 2 + LINE_HEIGHT / 2 + 2;
  return (
    <>
      {above.map((line, at) => (
        <StackLineView x={x} y={top - (above.length - 1 - at) * LINE_HEIGHT} line={line} />
      ))}
      {below.map((line, at) => <StackLineView x={x} y={bottom + at * LINE_HEIGHT} line={line} />)}
    </>
  );
}

const CENTRED = { "text-anchor": "middle", "dominant-baseline": "central" } as const;

function StackLineView(
  { x, y, line: { label, ...line } }: { x: number; y: number; line: StackLine },
) {
  const width = Math.max(STACK_WIDTH, CHARACTER * (label.length + 1 + line.text.length));
  return <LabelLine {...line} x={x} y={y} width={width} height={LINE_HEIGHT - 1} name={label} />;
}
