import { counted } from "../../lib/counted.ts";
import { formatNumber } from "../../lib/numbers/format.ts";
import type { Marks } from "../../trace/marks.ts";
import type { GraphRun } from "../../trace/graph/run.ts";
import { graphName, plainName } from "../../trace/graph/words.ts";
import { Expression } from "../../ui/formula.tsx";
import { useSettled } from "../../ui/hooks/use_settled.ts";
import { useDeferred } from "../../ui/hooks/use_deferred.tsx";
import type { GraphStep, Use } from "../../wire/graph.ts";

interface Props {
  run: GraphRun;
  step: GraphStep | null;
  marks: Marks;
  /** The cursor just after the step of a number; null for a given one. */
  cursorOf: (ref: string) => number | null;
  onSeek: (cursor: number) => void;
}

/** The chain rule, a frame after the step itself, which does not wait for it. */
export function ChainRule(props: Props) {
  return useDeferred(Chain, props, [props.run, props.step, props.marks]);
}

/** The sum over the uses: one use as its two factors, several as a table. */
function Chain(props: Props) {
  const { step } = props;
  if (!step?.chain) return null;
  const { uses, zeros } = step.chain;
  const isOne = uses.length === 1 && zeros.length === 0;
  return (
    <section class="graph-chain phase-backward" aria-label="Chain rule">
      <h3>Chain rule</h3>
      {isOne
        ? <Cards {...props} use={uses[0]} />
        : uses.length + zeros.length > 0 && <UseTable {...props} step={step} />}
      {step.remark && <p class="said">{step.remark}</p>}
    </section>
  );
}

function Cards({ use, step, ...props }: Props & { use: Use }) {
  const [result] = step?.writes ?? [];
  return (
    <div class="cards">
      <span class="signed">
        <span class="card">
          <span>{graphName(props.run, use.ref)}</span>
          <Number {...props} of={use.ref} value={use.gradient} />
          <From {...props} of={use.ref} />
        </span>
      </span>
      <span class="signed">
        <span class="sign">×</span>
        <span class="card">
          <span>local derivative</span>
          <Local {...props} use={use} />
          <From {...props} of={use.source} />
        </span>
      </span>
      <span class="signed">
        <span class="sign">=</span>
        <span class="card own">
          <span>{step?.title}</span>
          {result && <Number {...props} of={result.ref} value={result.value} />}
          <span class="from">this step</span>
        </span>
      </span>
    </div>
  );
}

type Shared = Omit<Props, "step">;

function Number({ of, value, marks }: Shared & { of: string; value: number }) {
  return (
    <span class="value">
      <span data-ref={of} class={marks(of)}>{formatNumber(value)}</span>
    </span>
  );
}

/** The local derivative: a number of the graph, or worked out from some. */
function Local({ use, ...props }: Shared & { use: Use }) {
  if (use.source) return <Number {...props} of={use.source} value={use.local} />;
  const isWorkedOut = use.formula.kind !== "number";
  return (
    <span class="value">
      {isWorkedOut && (
        <>
          <Expression node={use.formula} marks={props.marks} /> ={" "}
        </>
      )}
      <span class="local">{formatNumber(use.local)}</span>
    </span>
  );
}

function From({ of, cursorOf, onSeek, run }: Shared & { of: string | null }) {
  const made = of === null ? null : cursorOf(of);
  if (made === null) return <span class="from">{of === null ? "" : "given"}</span>;
  return (
    <span class="from">
      <button
        type="button"
        class="link"
        aria-label={`step ${made}: ${graphName(run, of ?? "")}`}
        onClick={() => onSeek(made)}
      >
        step {made}
      </button>
    </span>
  );
}

/** More uses than these are listed once the page stands still: stepping on does not wait for them. */
const MOST_AT_ONCE = 16;

function UseTable({ step, ...props }: Shared & { step: GraphStep }) {
  const { uses: all, zeros, more } = step.chain ?? { uses: [], zeros: [], more: null };
  const uses = useSettled(step) === step ? all : all.slice(0, MOST_AT_ONCE);
  const [result] = step.writes;
  return (
    <div class="scrolls" tabIndex={0} role="group" aria-label="The uses">
      <table class="uses">
        <thead>
          <tr>
            <th scope="col">use of {plainName(step.name)}</th>
            <th scope="col">comes back</th>
            <th scope="col">local</th>
            <th scope="col">product</th>
          </tr>
        </thead>
        <tbody>
          {uses.map((use) => (
            <tr>
              <th scope="row">
                <button type="button" class="link" onClick={() => seekTo(use.ref, props)}>
                  {roundOf(use, props.run)}
                  {use.element}
                </button>
              </th>
              <td>
                <Number {...props} of={use.ref} value={use.gradient} /> ×
              </td>
              <td>
                <Local {...props} use={use} /> =
              </td>
              <td class="product">{formatNumber(use.product)}</td>
            </tr>
          ))}
          {zeros.map(({ op, count }) => (
            <tr>
              <th scope="row" colSpan={3}>
                {counted(count, "use")}{" "}
                {op ? `to which ${op} sent nothing back` : "that give nothing"}
              </th>
              <td class="product">0</td>
            </tr>
          ))}
          {more && (
            <tr>
              <th scope="row" colSpan={3}>{counted(more.count, "further use")}</th>
              <td class="product">{formatNumber(more.sum)}</td>
            </tr>
          )}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={3}>sum over the uses</th>
            <td class="product">
              {result && <Number {...props} of={result.ref} value={result.value} />}
            </td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

function seekTo(ref: string, { cursorOf, onSeek }: Shared): void {
  const made = cursorOf(ref);
  if (made !== null) onSeek(made);
}

function roundOf({ name }: Use, run: GraphRun): string {
  const rounds = run.arrays.get(name)?.equation?.rounds ?? [];
  return rounds.map(({ variable, value }) => `${variable} = ${value}: `).join("");
}
