import { formatNumber } from "../../lib/numbers/format.ts";
import type { MarksOfTiers } from "../../trace/graph/cell_marks.ts";
import type { GraphState } from "../../trace/graph/run.ts";
import { memo } from "../../ui/memo.ts";
import { GATE, GIVEN, NEW_VALUE, STEM, TITLE } from "../layout/measure.ts";
import type { Placed } from "../layout/layout.ts";
import type { ArrayItem } from "../layout/scene.ts";
import { SvgName } from "./name.tsx";

interface Props {
  placed: Placed;
  item: ArrayItem;
  state: GraphState;
  marks: MarksOfTiers;
  isAtWork: string;
  canEdit: (ref: string) => boolean;
}

/** A number of a circuit: what makes it, and on its wire its value above, its gradient below, and under that its new value. */
export function Gate({ placed, item, state, marks, isAtWork, canEdit }: Props) {
  const { name } = item.array;
  const shown = (of: string) => state.value(of) !== null || Boolean(state.own?.asked.has(of));
  return (
    <GateView
      placed={placed}
      item={item}
      value={state.number("value", name, 0)}
      gradient={state.number("gradient", name, 0)}
      valueMarks={marks.get(`value.${name}`)?.get(0) ?? ""}
      gradientMarks={marks.get(`gradient.${name}`)?.get(0) ?? ""}
      isAtWork={isAtWork}
      hasValue={shown(`value.${name}`)}
      hasGradient={shown(`gradient.${name}`)}
      updated={state.own ? null : state.number("updated", name, 0)}
      updatedMarks={marks.get(`updated.${name}`)?.get(0) ?? ""}
      isValueEdited={canEdit(`value.${name}`)}
      isGradientEdited={canEdit(`gradient.${name}`)}
    />
  );
}

interface Drawn extends Pick<Props, "placed" | "item" | "isAtWork"> {
  hasValue: boolean;
  hasGradient: boolean;
  isValueEdited: boolean;
  isGradientEdited: boolean;
  value: number | null;
  gradient: number | null;
  valueMarks: string;
  gradientMarks: string;
  /** What an optimizer makes of it; null while that is not known. */
  updated: number | null;
  updatedMarks: string;
}

const GateView = memo((props: Drawn) => {
  const { placed, item, value, gradient, valueMarks, gradientMarks, updated, isAtWork } = props;
  const { x, y, measured } = placed;
  const { name } = item.array;
  const middle = y + measured.ports.value;
  const number = { x: x + measured.body + STEM / 2, y: middle };
  const isGiven = item.sign === null;
  return (
    <g class={`gate ${isGiven ? "given" : ""} ${isAtWork}`}>
      <line
        class="wire stem"
        x1={x + measured.body}
        y1={middle}
        x2={x + measured.body + STEM}
        y2={middle}
      />
      {isGiven
        ? (
          <rect
            class="body"
            x={x}
            y={middle - GIVEN.height / 2}
            width={measured.body}
            height={GIVEN.height}
            rx="8"
          />
        )
        : (
          <rect
            class="body"
            x={x}
            y={middle - GATE}
            width={measured.body}
            height={2 * GATE}
            rx={GATE}
          />
        )}
      {isGiven
        ? <SvgName name={name} x={x + measured.body / 2} y={middle + 5} anchor="middle" />
        : (
          <>
            <text class="sign" x={x + measured.body / 2} y={middle + 6} text-anchor="middle">
              {item.sign}
            </text>
            <SvgName name={name} x={x + measured.body / 2} y={y + TITLE - 8} anchor="middle" />
          </>
        )}
      {props.hasValue && (
        <WireNumber
          of={`value.${name}`}
          value={value}
          x={number.x}
          y={number.y - 9}
          classes={`value ${valueMarks}`}
          isEdited={props.isValueEdited}
        />
      )}
      {props.hasGradient && (
        <WireNumber
          of={`gradient.${name}`}
          value={gradient}
          x={number.x}
          y={number.y + 20}
          classes={`gradient ${gradientMarks}`}
          isEdited={props.isGradientEdited}
        />
      )}
      {updated !== null && (
        <WireNumber
          of={`updated.${name}`}
          value={updated}
          before="→ "
          x={number.x}
          y={number.y + 20 + NEW_VALUE}
          classes={`updated ${props.updatedMarks}`}
          isEdited={false}
        />
      )}
    </g>
  );
});

interface NumberProps {
  of: string;
  /** Null where it is asked for, and not answered yet. */
  value: number | null;
  /** What stands before it. */
  before?: string;
  x: number;
  y: number;
  classes: string;
  isEdited: boolean;
}

function WireNumber({ of, value, before = "", x, y, classes, isEdited }: NumberProps) {
  const text = value === null ? "" : before + formatNumber(value);
  const width = value === null ? 44 : 8 * text.length + 12;
  return (
    <g
      class={`on-wire ${value === null ? "blank" : ""} ${classes}`}
      data-ref={of}
      data-edit={isEdited ? of : undefined}
    >
      <rect class="tint" x={x - width / 2} y={y - 15} width={width} height={20} rx="4" />
      <text class="number" x={x} y={y} text-anchor="middle">{text}</text>
    </g>
  );
}
