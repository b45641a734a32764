import { useMemo } from "preact/hooks";
import { counted } from "../../lib/counted.ts";
import { formatNumber } from "../../lib/numbers/format.ts";
import type { Marks } from "../../trace/marks.ts";
import type { ArrayOf, Quantity } from "../../trace/graph/arrays.ts";
import { graphRef, indicesOf, parseGraphRef } from "../../trace/graph/refs.ts";
import { type GraphRun, type GraphState, knownOf } from "../../trace/graph/run.ts";
import { plainName, titleOf } from "../../trace/graph/words.ts";
import type { GraphStep } from "../../wire/graph.ts";
import { memo } from "../../ui/memo.ts";
import { WALKED } from "../../ui/keys/number_keys.ts";
import { useSettled } from "../../ui/hooks/use_settled.ts";

interface Told {
  run: GraphRun;
  state: GraphState;
  step: GraphStep | null;
  marks: Marks;
}

/** What the picture is described by. */
export const GRAPH_IN_WORDS = "graph-in-words";

/** Of a graph of more numbers only the arrays that the step is about are listed, and not all of a large one. */
const MOST_LISTED = 600;
const MOST_OF_ARRAY = 150;

/** The graph as a table: for everybody in the picture's place, or beside it for a screen reader. */
export function ArrayTables({ run, state, step, marks, shown }: Told & { shown: boolean }) {
  const now = useMemo((): Told => ({ run, state, step, marks }), [run, state, step, marks]);
  const settled = useSettled(now);
  return <Tables {...(shown ? now : settled)} shown={shown} />;
}

const Tables = memo(({ run, state, step, marks, shown }: Told & { shown: boolean }) => {
  const all = [...run.arrays.values()];
  const isWhole = all.reduce((sum, { size }) => sum + size, 0) <= MOST_LISTED;
  const about = isWhole ? null : aboutIn(run, step);
  const arrays = all.filter(({ name }) => about?.has(name) ?? true);
  // In practice none of them is asked for.
  const hasUpdate = !state.own && all.some(({ update }) => update.size > 0);
  return (
    <div
      class={shown ? "unit-tables" : "hidden"}
      {...(shown && { ...WALKED, role: "region", "aria-label": "The graph as tables" })}
    >
      <p id={GRAPH_IN_WORDS}>
        A graph of {counted(run.equations.length, "equation")} over{" "}
        {counted(all.length - run.equations.length, "given array")}; its result is {run.result}.
        {!isWhole &&
          " It is too large to list it all: only the arrays that the step is about are here."}
      </p>
      {arrays.length > 0 && (
        <table>
          <caption>Arrays</caption>
          <thead>
            <tr>
              <th scope="col">array</th>
              <th scope="col">is</th>
              <th scope="col">values</th>
              <th scope="col">gradients</th>
              {hasUpdate && <th scope="col">new values</th>}
            </tr>
          </thead>
          <tbody>
            {arrays.map((array) => (
              <tr>
                <th scope="row">{plainName(array.name)}</th>
                <td>{madeBy(array)}</td>
                <td>
                  <Numbers {...{ array, state, marks }} quantity="value" />
                </td>
                <td>
                  {array.gradient && <Numbers {...{ array, state, marks }} quantity="gradient" />}
                </td>
                {hasUpdate && (
                  <td>
                    {array.update.size > 0 && <Updates {...{ array, state, marks }} />}
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
});

/** The arrays that a step is about. */
function aboutIn({ arrays }: GraphRun, step: GraphStep | null): ReadonlySet<string> {
  if (!step) return new Set();
  const read = step.reads.map((ref) => parseGraphRef(ref, arrays)?.array ?? "");
  return new Set([step.name, ...read]);
}

function madeBy({ equation, shape }: ArrayOf): string {
  const size = shape.length > 0 ? ` ${shape.join("×")}` : "";
  if (!equation) return `given${size}`;
  const taken = equation.arguments.map((each) =>
    typeof each === "number" ? formatNumber(each) : plainName(each)
  );
  return `${equation.op} of ${taken.join(", ")}${size}`;
}

interface NumbersProps {
  array: ArrayOf;
  quantity: Quantity;
  state: GraphState;
  marks: Marks;
}

/** What an optimizer computes of an array: on the way as far as it has come, then its new values. */
function Updates({ array, state, marks }: Omit<NumbersProps, "quantity">) {
  const way = [...array.update.keys()].filter((quantity) =>
    quantity !== "updated" && knownOf(array, quantity, state.cursor) > 0
  );
  return (
    <>
      {way.map((quantity) => (
        <>
          {titleOf(quantity)}: <Numbers {...{ array, quantity, state, marks }} />;{" "}
        </>
      ))}
      <Numbers {...{ array, state, marks }} quantity="updated" />
    </>
  );
}

function Numbers({ array, quantity, state, marks }: NumbersProps) {
  const known = knownOf(array, quantity, state.cursor);
  if (known === 0) return <>not yet</>;
  const shown = Math.min(known, MOST_OF_ARRAY);
  return (
    <>
      {Array.from({ length: shown }, (_, place) => {
        const ref = graphRef(quantity, array, place);
        const value = state.number(quantity, array.name, place);
        const index = array.shape.length > 0
          ? `[${indicesOf(place, array.shape).join(", ")}] `
          : "";
        return (
          <>
            {index}
            <span data-ref={ref} class={marks(ref)}>
              {value === null ? "not yet" : formatNumber(value)}
            </span>
            {place < shown - 1 ? ", " : ""}
          </>
        );
      })}
      {known > shown && `, and ${known - shown} more`}
      {known < array.size && `, of ${array.size}`}
    </>
  );
}
