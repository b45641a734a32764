import { formatOrNotYet } from "../../lib/numbers/format.ts";
import type { UnitPlace } from "../layout/layout.ts";
import { unitName } from "../../trace/names.ts";
import { questionName } from "../../trace/questions.ts";
import { outputRef } from "../../trace/refs.ts";
import { latest } from "../../trace/state.ts";
import type { Step } from "../../wire/types.ts";
import { atWorkIn, gradientSign } from "../edges/edges.tsx";
import type { Drawn } from "../drawn.ts";
import { type StackLine, UnitView } from "./unit.tsx";

/** All units on show. */
export function Units(drawn: Drawn) {
  return (
    <g class="units">
      {drawn.layout.units.map((unit) => (
        <Unit key={`${unit.layer}.${unit.unit}`} {...drawn} unit={unit} />
      ))}
    </g>
  );
}

function Unit(drawn: Drawn & { unit: UnitPlace }) {
  const { run, state, step, marks, layout } = drawn;
  const { layer, unit, x, y } = drawn.unit;
  const value = outputRef(layer, unit);
  return (
    <UnitView
      x={x}
      y={y}
      width={layout.unit.width}
      height={layout.unit.height}
      {...unitName(run.notation, layer, unit)}
      place={`unit.${layer}.${unit}`}
      of={value}
      text={formatOrNotYet(state.value(value))}
      marks={marks(value)}
      active={[
        isOwn(step, layer, unit) && atWorkIn(step),
        isAt(drawn.place, layer, unit) && "looked-at",
      ].filter(Boolean).join(" ")}
      canEdit={drawn.edits.can(value)}
      {...stackOf(drawn, layer, unit)}
    />
  );
}

/** Whether it is the unit that is pointed at. */
export function isAt(place: Drawn["place"], layer: number, unit: number): boolean {
  return place !== null && place.layer === layer && place.unit === unit && place.source === null;
}

/** Whether the step computes a number of the unit itself. */
export function isOwn(step: Step | null, layer: number, unit: number): boolean {
  if (!step || step.phase === "loss" || step.source !== null) return false;
  return step.layer === layer && step.unit === unit;
}

/** What stands above a unit, going in, and below it, coming back. */
function stackOf(drawn: Drawn, layer: number, unit: number) {
  if (layer === 0) return { above: [], below: [] };
  const { run, state, layout } = drawn;
  const line = linesIn(drawn);
  const own = run.problem.network.layers[layer - 1];
  const symbol = run.notation.units[layer].base;
  const at = `${layer}.${unit}`;
  const above = [line(run.notation.net, `net.${at}`)];
  const below = [line("δ", `delta.${at}`)];
  if (layout.roomy) {
    if (own.activation !== "softmax") below.unshift(line("g′", `slope.${at}`));
    const loss = questionName(run.notation, "loss", state.sample + 1);
    below.unshift(line(`∂${loss}/∂${symbol}`, `error.${at}`));
  }
  if (own.biases) {
    const label = own.train_biases === false ? "b frozen" : "b";
    above.unshift(line(label, latest(state, [`updated_bias.${at}`, `bias.${at}`])));
    const gradient = latest(state, [`batch_bias_gradient.${at}`, `bias_gradient.${at}`]);
    below.push(line(`${gradientSign(gradient, run.problem)} b`, gradient));
  }
  return { above, below };
}

/** A line of a unit: what it is called, and its number. */
export function linesIn({ state, marks, edits }: Drawn) {
  return (label: string, of: string): StackLine => ({
    label,
    of,
    text: formatOrNotYet(state.value(of)),
    marks: of.startsWith("updated_") ? `updated ${marks(of)}` : marks(of),
    canEdit: edits.can(of),
  });
}
