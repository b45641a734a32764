import type { ComponentChildren } from "preact";
import { useMemo } from "preact/hooks";
import { formatNumber } from "../../lib/numbers/format.ts";
import type { Marks } from "../../trace/marks.ts";
import { questionName } from "../../trace/questions.ts";
import type { Run } from "../../trace/run.ts";
import { sampleInWords } from "../../trace/samples.ts";
import type { State } from "../../trace/state.ts";
import { listsAll, shapeInWords, type UnitRow, type UnitTable, unitTables } from "./tables.ts";
import type { Step } from "../../wire/types.ts";
import { memo } from "../../ui/memo.ts";
import { WALKED } from "../../ui/keys/number_keys.ts";
import { useSettled } from "../../ui/hooks/use_settled.ts";

interface Told {
  run: Run;
  state: State;
  step: Step | null;
  marks: Marks;
}

interface Props extends Told {
  /** Whether they stand in the picture's place; if not, they are there to be read aloud. */
  shown: boolean;
}

/** What the picture is described by. */
export const NETWORK_IN_WORDS = "network-in-words";

/** The network as tables: for everybody, or beside the picture for a screen reader. */
export function UnitTables({ run, state, step, marks, shown }: Props) {
  const now = useMemo((): Told => ({ run, state, step, marks }), [run, state, step, marks]);
  const settled = useSettled(now);
  return <Tables {...(shown ? now : settled)} shown={shown} />;
}

const Tables = memo(({ run, state, step, marks, shown }: Props) => {
  const { samples } = run.problem;
  const number = (ref: string) => <Number {...{ of: ref, state, marks }} />;
  return (
    <div
      class={shown ? "unit-tables" : "hidden"}
      {...(shown && { ...WALKED, role: "region", "aria-label": "The network as tables" })}
    >
      <p id={NETWORK_IN_WORDS}>
        {shapeInWords(run.problem)}
        {samples.length > 1 && ` This is ${sampleInWords(state.sample, samples)}.`}
      </p>
      {!listsAll(run.problem) && (
        <p>
          The network is too large to list it all: only the units that the step is about are here.
        </p>
      )}
      {unitTables(run, state, step).filter(({ rows }) => rows.length > 0).map((table) => (
        <Table table={table} number={number} />
      ))}
      <p>Loss {questionName(run.notation, "loss", state.sample + 1)} {number("loss")}</p>
    </div>
  );
});

type NumberView = (ref: string) => ComponentChildren;

function Table({ table, number }: { table: UnitTable; number: NumberView }) {
  const hasWeights = table.rows.some(({ weights }) => weights.length > 0);
  return (
    <table>
      <caption>{table.title}</caption>
      <thead>
        <tr>
          <th scope="col">unit</th>
          {table.columns.map((title) => <th scope="col">{title}</th>)}
          {hasWeights && <th scope="col">weights in, with ∇</th>}
        </tr>
      </thead>
      <tbody>
        {table.rows.map((row) => (
          <tr>
            <th scope="row">{row.name}</th>
            {row.refs.map((ref) => <td>{number(ref)}</td>)}
            {hasWeights && <td>{<Weights {...{ row, number }} />}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Weights({ row, number }: { row: UnitRow; number: NumberView }) {
  return (
    <ul>
      {row.weights.map(({ name, weight, gradient }) => (
        <li>
          {name} {number(weight)}, ∇ {number(gradient)}
        </li>
      ))}
    </ul>
  );
}

function Number({ of, state, marks }: { of: string; state: State; marks: Marks }) {
  const value = state.value(of);
  return (
    <span translate={false} data-ref={of} class={marks(of)}>
      {value === null ? "not yet" : formatNumber(value)}
    </span>
  );
}
