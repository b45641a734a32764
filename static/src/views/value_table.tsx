import { formatOrNotYet } from "../model/format.ts";
import type { Marks } from "../model/marks.ts";
import { plainName, unitName, weightName } from "../model/names.ts";
import { outputRef } from "../model/refs.ts";
import { depthOf, type Run, sizesOf } from "../model/run.ts";
import type { State } from "../model/state.ts";
import type { Layer } from "../types.ts";

interface Props {
  run: Run;
  state: State;
  marks: Marks;
}

/** More weights into a unit than this are counted, not listed. */
const MOST_WEIGHTS = 24;

/** What the picture shows, as tables: one a layer, a row a unit. */
export function ValueTable({ run, state, marks }: Props) {
  const value = (ref: string) => (
    <td>
      <span data-ref={ref} class={marks(ref)}>{formatOrNotYet(state.value(ref))}</span>
    </td>
  );
  const { layers } = run.problem.network;
  const depth = depthOf(run.problem);
  return (
    <div class="value-tables" tabIndex={0} role="group" aria-label="The network as tables">
      <table>
        <caption>Input</caption>
        <tbody>
          {range(sizesOf(run.problem)[0]).map((unit) => (
            <tr>
              <th scope="row">{plainName(unitName(run.notation, 0, unit))}</th>
              {value(outputRef(0, unit))}
            </tr>
          ))}
        </tbody>
      </table>
      {layers.map((layer, at) => {
        const columns = columnsOf(layer, at + 1 === depth);
        return (
          <table>
            <caption>
              {at + 1 === depth ? "Output layer" : `Hidden layer ${at + 1}`}, {layer.activation}
            </caption>
            <thead>
              <tr>
                <th scope="col">unit</th>
                {Object.keys(columns).map((title) => <th scope="col">{title}</th>)}
                <th scope="col">weights in, each with its gradient</th>
              </tr>
            </thead>
            <tbody>
              {layer.weights.map((row, unit) => (
                <tr>
                  <th scope="row">{plainName(unitName(run.notation, at + 1, unit))}</th>
                  {Object.values(columns).map((refOf) => value(refOf(`${at + 1}.${unit}`, unit)))}
                  <td>
                    <Weights
                      {...{ run, state, marks }}
                      layer={at + 1}
                      unit={unit}
                      count={row.length}
                    />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        );
      })}
      <p>
        Loss L{" "}
        <span data-ref="loss" class={marks("loss")}>{formatOrNotYet(state.value("loss"))}</span>
      </p>
    </div>
  );
}

type Column = (at: string, unit: number) => string;

/** The columns of a layer, by title; each gives the ref of a unit's number. */
function columnsOf(layer: Layer, isOutput: boolean): Record<string, Column> {
  return {
    net: (at) => `net.${at}`,
    output: (at) => `output.${at}`,
    ...(isOutput && {
      target: (_: string, unit: number) => `target.${unit}`,
      "loss term": (_: string, unit: number) => `loss_term.${unit}`,
    }),
    "∂L/∂output": (at) => `error.${at}`,
    ...(layer.activation !== "softmax" && { "g′": (at: string) => `slope.${at}` }),
    δ: (at) => `delta.${at}`,
    ...(layer.biases && {
      bias: (at: string) => `bias.${at}`,
      "∇ bias": (at: string) => `bias_gradient.${at}`,
    }),
  };
}

interface WeightsProps extends Props {
  layer: number;
  unit: number;
  count: number;
}

function Weights({ run, state, marks, layer, unit, count }: WeightsProps) {
  return (
    <ul>
      {range(Math.min(count, MOST_WEIGHTS)).map((source) => {
        const at = `${layer}.${unit}.${source}`;
        return (
          <li>
            {plainName(weightName(run.notation, layer, unit, source))}{" "}
            <span data-ref={`weight.${at}`} class={marks(`weight.${at}`)}>
              {formatOrNotYet(state.value(`weight.${at}`))}
            </span>
            , ∇{" "}
            <span data-ref={`weight_gradient.${at}`} class={marks(`weight_gradient.${at}`)}>
              {formatOrNotYet(state.value(`weight_gradient.${at}`))}
            </span>
          </li>
        );
      })}
      {count > MOST_WEIGHTS && <li>and {count - MOST_WEIGHTS} more</li>}
    </ul>
  );
}

function range(length: number): number[] {
  return Array.from({ length }, (_, at) => at);
}
