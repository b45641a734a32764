import { useEffect } from "preact/hooks";
import type { Curve } from "./curves.ts";
import { beyond } from "./curves.ts";
import { formatOrNotYet } from "../../lib/numbers/format.ts";
import { activationOf } from "../../trace/fused_delta.ts";
import { meaning, type Units, unitsOf, whySlope } from "./slope.ts";
import { plain, Symbols } from "../../trace/symbols/symbols.ts";
import type { FormulaNode } from "../../wire/types.ts";
import { Expression } from "../../ui/formula.tsx";
import { Shares } from "./softmax_shares.tsx";
import { CurvePlot, type Place } from "./curve_plot.tsx";
import type { TabProps } from "../tab_strip.tsx";
import { ResourceView } from "../../ui/coming/resource.tsx";

/** g of the unit at work with its tangent at net, so that a vanishing δ can be seen. */
export function SlopeTab(props: TabProps) {
  const { run, step, tabs } = props;
  const units = unitsOf(run.problem, step);
  const activation = activationOf(run.problem, units.layer);
  useEffect(() => tabs.curves.want(), []);
  if (activation === "softmax") return <Shares units={units} props={props} />;
  return (
    <ResourceView resource={tabs.curves.now.value} what="The curve" onAgain={tabs.curves.again}>
      {(curves) =>
        curves.filter((curve) =>
          curve.activation === activation
        )
          .map((curve) => <OnCurve curve={curve} units={units} props={props} />)}
    </ResourceView>
  );
}

/** More units of a layer than this are not all drawn. */
const MOST_PLACES = 40;

function OnCurve({ curve, units, props }: { curve: Curve; units: Units; props: TabProps }) {
  const { run, step, state } = props;
  const symbols = new Symbols(run.notation);
  const { layer, own, count } = units;
  const shown = own === null
    ? Array.from({ length: Math.min(count, MOST_PLACES) }, (_, unit) => unit)
    : [own];
  const places = shown.flatMap((unit): Place[] => {
    const net = state.value(`net.${layer}.${unit}`);
    return net === null ? [] : [{
      net,
      output: state.value(`output.${layer}.${unit}`),
      slope: own === null ? null : state.value(`slope.${layer}.${unit}`),
    }];
  });
  const net = own === null ? null : state.value(`net.${layer}.${own}`);
  const side = net === null ? null : beyond(curve, net);
  return (
    <>
      <p class="said">{whySlope(run.problem, symbols, step)}</p>
      <CurvePlot curve={curve} places={places} net={symbols.net} />
      <p class="said plot-key">
        <span>g, {curve.name}</span>
        <span class="key-slope">its slope g′</span>
        {curve.saturated.length > 0 && <span class="key-flat">saturated</span>}
      </p>
      {own !== null && <Numbers layer={layer} unit={own} symbols={symbols} props={props} />}
      {own !== null && <p class="sentence">{meaning(run.problem, symbols, curve, layer, net)}</p>}
      {side && net !== null && (
        <p class="said">
          {symbols.net} lies beyond the {side} end of the drawing: the mark stands at its edge.
        </p>
      )}
    </>
  );
}

interface NumbersProps {
  layer: number;
  unit: number;
  symbols: Symbols;
  props: TabProps;
}

/** net, g(net), g′(net) and δ of the unit. */
function Numbers({ layer, unit, symbols, props }: NumbersProps) {
  const { state, marks } = props;
  const net = symbols.ofUnit("net", layer, unit);
  const output: FormulaNode = { kind: "call", name: symbols.g(layer), argument: net };
  const names: [string, FormulaNode][] = [
    ["net", net],
    ["output", output],
    ["slope", symbols.of(`slope.${layer}.${unit}`)],
    ["delta", symbols.ofUnit("δ", layer, unit)],
  ];
  return (
    <dl class="unit-numbers">
      {names.map(([quantity, name]) => {
        const ref = `${quantity}.${layer}.${unit}`;
        return (
          <div>
            <dt aria-label={plain(name)}>
              <Expression node={name} />
            </dt>
            <dd>
              <span translate={false} data-ref={ref} class={marks(ref)}>
                {formatOrNotYet(state.value(ref))}
              </span>
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
