import { formatNumber } from "../../lib/numbers/format.ts";
import type { Marks } from "../../trace/marks.ts";
import { graphRef } from "../../trace/graph/refs.ts";
import { type GraphRun, type GraphState, knownOf } from "../../trace/graph/run.ts";
import type { ArrayOf, Quantity } from "../../trace/graph/arrays.ts";
import type { GraphStep } from "../../wire/graph.ts";
import { nameOfArray } from "../../trace/graph/names.ts";

interface Props {
  run: GraphRun;
  state: GraphState;
  step: GraphStep | null;
  marks: Marks;
}

/** What is given, and how far its gradients and its new values are known. */
export function GivenTable({ run, state, step, marks }: Props) {
  const given = [...run.arrays.values()].filter(({ equation }) => !equation);
  const hasUpdate = given.some(({ update }) => update.size > 0);
  return (
    <table class={`graph-given ${hasUpdate ? "learns" : ""}`}>
      <thead>
        <tr>
          <th scope="col">given</th>
          <th scope="col">value</th>
          <th scope="col" class="gradient">gradient</th>
          {hasUpdate && <th scope="col" class="updated">new</th>}
        </tr>
      </thead>
      <tbody>
        {given.map((array) => (
          <tr
            class={step && step.phase !== "forward" && step.name === array.name
              ? `at-work phase-${step.phase}`
              : ""}
          >
            <th scope="row">
              <Name name={array.name} />
            </th>
            <td>{valueOf(array, state, marks)}</td>
            <td class="gradient">{numberOf(array, "gradient", state, marks)}</td>
            {hasUpdate && <td class="updated">{numberOf(array, "updated", state, marks)}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Name({ name }: { name: string }) {
  const { base, sub, sup } = nameOfArray(name);
  return <>{base}{sub && <sub>{sub}</sub>}{sup && <sup>{sup}</sup>}</>;
}

function valueOf(array: ArrayOf, state: GraphState, marks: Marks) {
  if (array.shape.length > 0) return inWords(array);
  const ref = `value.${array.name}`;
  const value = state.value(ref);
  return <span data-ref={ref} class={marks(ref)}>{value === null ? "" : formatNumber(value)}</span>;
}

function inWords({ shape, size }: ArrayOf): string {
  return shape.length === 1 ? `${size} number${size === 1 ? "" : "s"}` : shape.join("×");
}

/** A gradient, or a new value. */
function numberOf(array: ArrayOf, quantity: Quantity, state: GraphState, marks: Marks) {
  // In practice what has been answered stands in the picture.
  const known = state.own ? 0 : knownOf(array, quantity, state.cursor);
  if (known === 0) return "";
  if (array.shape.length > 0) return known < array.size ? `${known} of ${array.size}` : "known";
  const ref = graphRef(quantity, array, 0);
  return <span data-ref={ref} class={marks(ref)}>{formatNumber(state.value(ref) ?? 0)}</span>;
}
