import { formatOrNotYet, NOT_YET } from "../../lib/numbers/format.ts";
import { unitName } from "../../trace/names.ts";
import { questionName } from "../../trace/questions.ts";
import { outputRef, parseRef } from "../../trace/refs.ts";
import { depthOf, sizesOf } from "../../trace/run.ts";
import { latest } from "../../trace/state.ts";
import { memo } from "../../ui/memo.ts";
import type { Drawn } from "../drawn.ts";
import { signOf } from "../edges/edge_look.ts";
import { atWorkIn, gradientSign } from "../edges/edges.tsx";
import { LINE_HEIGHT, type UnitPlace } from "../layout/layout.ts";
import { SvgName } from "../svg_name.tsx";
import { unitsInFocus } from "../units/active_units.ts";
import { Stack, type StackLine, UnitView } from "../units/unit.tsx";
import { isAt, isOwn, linesIn } from "../units/units.tsx";
import { FULL, type Row, type WholeLayout } from "./layout.ts";

export interface WholeDrawn extends Drawn {
  layout: WholeLayout;
}

/** How strongly a dot of the largest value is filled, and one of a value near 0. */
const FILLED = { most: 1, least: 0.12 };
/** Lower dots have no rim, which would be all of them. */
const LEAST_RIMMED = 4;
/** What the names of the columns cover. */
const HEADINGS = 50;
/** What a unit that is brought out of its column covers. */
const LENS = { width: 104, height: FULL.height + 2 * LINE_HEIGHT + 8 };

/** All units; of those at work the numbers too, brought out where they are dots. */
export function WholeUnits(drawn: WholeDrawn) {
  const { run, layout, step } = drawn;
  const focus = unitsInFocus(step, sizesOf(run.problem));
  const largest = layout.rows.map((_, layer) => largestOf(drawn, layer));
  const isLens = ({ layer, unit }: UnitPlace) =>
    layout.rows[layer].kind === "dot" && focus[layer] === unit;
  return (
    <g class="units">
      {layout.units.filter((unit) => !isLens(unit)).map((unit) => (
        <WholeUnit
          key={`${unit.layer}.${unit.unit}`}
          {...drawn}
          unit={unit}
          row={layout.rows[unit.layer]}
          inFocus={focus[unit.layer] === unit.unit}
          largest={largest[unit.layer]}
        />
      ))}
      {layout.units.filter(isLens).map((unit) => (
        <Lens key={`lens ${unit.layer}`} {...drawn} unit={unit} />
      ))}
    </g>
  );
}

/** The number that a dot shows by its fill: δ where the edges show gradients, else its value. */
function shownOf({ edgesShow }: Drawn, { layer, unit }: UnitPlace): string {
  return edgesShow === "weight" || layer === 0 ? outputRef(layer, unit) : `delta.${layer}.${unit}`;
}

function largestOf(drawn: WholeDrawn, layer: number): number {
  return drawn.layout.units.filter((unit) => unit.layer === layer).reduce(
    (most, unit) => Math.max(most, Math.abs(drawn.state.value(shownOf(drawn, unit)) ?? 0)),
    1e-300,
  );
}

interface UnitProps extends WholeDrawn {
  unit: UnitPlace;
  row: Row;
  inFocus: boolean;
  largest: number;
}

function WholeUnit(props: UnitProps) {
  const { unit, row, inFocus, state, marks } = props;
  const own = ownOf(props, unit);
  const lines = inFocus ? linesOf(props, unit) : NONE;
  if (row.kind === "full") return <UnitView {...own} {...FULL} {...lines} />;
  if (row.kind === "line") return <LineView {...own} {...row} {...lines} />;
  const shown = shownOf(props, unit);
  const value = state.value(shown);
  const share = Math.min(1, Math.abs(value ?? 0) / props.largest);
  return (
    <DotView
      {...{ ...own, ...row }}
      marks={`${own.marks} ${shown === own.of ? "" : marks(shown)}`.trim()}
      sign={value === null ? "unknown" : signOf(value)}
      filled={FILLED.least + (FILLED.most - FILLED.least) * share}
    />
  );
}

interface Lines {
  above: StackLine[];
  below: StackLine[];
}

const NONE: Lines = { above: [], below: [] };

/** What is told of a unit, wherever it is drawn. */
function ownOf({ run, state, step, marks, edits, place }: Drawn, { layer, unit, x, y }: UnitPlace) {
  const of = outputRef(layer, unit);
  return {
    x,
    y,
    ...unitName(run.notation, layer, unit),
    place: `unit.${layer}.${unit}`,
    of,
    text: formatOrNotYet(state.value(of)),
    marks: marks(of),
    active: [
      isOwn(step, layer, unit) && atWorkIn(step),
      isAt(place, layer, unit) && "looked-at",
    ].filter(Boolean).join(" "),
    canEdit: edits.can(of),
  };
}

/** Above a unit its net, below it δ, or what the step computes of it. */
function linesOf(drawn: Drawn, { layer, unit }: UnitPlace): Lines {
  if (layer === 0) return NONE;
  const { run, state, step } = drawn;
  const at = `${layer}.${unit}`;
  const line = linesIn(drawn);
  const gradient = latest(state, [`batch_bias_gradient.${at}`, `bias_gradient.${at}`]);
  const labels: Record<string, string> = {
    error: `∂${questionName(run.notation, "loss", state.sample + 1)}/∂${
      run.notation.units[layer].base
    }`,
    slope: "g′",
    bias_gradient: `${gradientSign(gradient, run.problem)} b`,
    batch_bias_gradient: `${gradientSign(gradient, run.problem)} b`,
    updated_bias: "b",
  };
  const result = step?.result ?? "";
  const quantity = result.replace(/\..*/, "");
  const isOfUnit = result.endsWith(`.${at}`) && quantity in labels &&
    parseRef(result, depthOf(run.problem)).source === null;
  return {
    above: [line(run.notation.net, `net.${at}`)],
    below: [isOfUnit ? line(labels[quantity], result) : line("δ", `delta.${at}`)],
  };
}

/** A unit that is a dot, as it is where there is room, over its neighbours. */
function Lens({ unit, ...drawn }: WholeDrawn & { unit: UnitPlace }) {
  const { height } = drawn.layout;
  // An input has no lines above and below.
  const half = unit.layer === 0 ? FULL.height / 2 + 6 : LENS.height / 2;
  const y = Math.max(HEADINGS + half, Math.min(height - half - 2, unit.y));
  return (
    <>
      <rect
        class="lens-ground"
        x={unit.x - LENS.width / 2}
        y={y - half}
        width={LENS.width}
        height={2 * half}
        rx="10"
      />
      <UnitView {...ownOf(drawn, unit)} {...FULL} y={y} {...linesOf(drawn, unit)} />
    </>
  );
}

type Own = ReturnType<typeof ownOf>;

const CENTRED = { "text-anchor": "middle", "dominant-baseline": "central" } as const;

/** A unit as high as a line: its name and its value. */
const LineView = memo((unit: Own & Row & Lines) => {
  const { x, y, width, height, base, sub, sup, place, of, text, marks, active, canEdit } = unit;
  return (
    <g class={`unit ${active}`} data-place={place} data-edit={canEdit ? of : undefined}>
      <rect
        class={`body ${marks}`}
        x={x - width / 2}
        y={y - height / 2}
        width={width}
        height={height}
        rx={height / 2}
      />
      <text class={`unit-value in-line ${marks}`} x={x} y={y} {...CENTRED}>
        <tspan class="name">
          <SvgName name={{ base, sub, sup }} />
        </tspan>
        {(text !== NOT_YET || canEdit) && (
          <>
            &nbsp;<tspan class="number" data-ref={of}>{text}</tspan>
          </>
        )}
      </text>
      <Stack {...unit} />
    </g>
  );
});

interface Dot extends Own, Row {
  sign: string;
  filled: number;
}

/** A unit that is a dot, filled as strongly as its value is large, in the colour of its sign. */
const DotView = memo((unit: Dot) => {
  const { x, y, width, height, place, of, marks, active, canEdit, sign, filled } = unit;
  return (
    <g class={`unit ${active}`} data-place={place} data-edit={canEdit ? of : undefined}>
      <rect
        class={`body dot ${height < LEAST_RIMMED ? "rimless" : ""} ${sign} ${marks}`}
        x={x - width / 2}
        y={y - height / 2}
        width={width}
        height={height}
        rx={Math.min(width, height) / 2}
        fill-opacity={sign === "unknown" ? 1 : Number(filled.toFixed(2))}
        data-ref={of}
      />
    </g>
  );
});
