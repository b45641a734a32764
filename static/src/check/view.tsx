import { useState } from "preact/hooks";
import type { Check, Checking, Verdict } from "./gradient_check.ts";
import { formatNumber } from "../lib/numbers/format.ts";
import type { Marks } from "../trace/marks.ts";
import { WALKED } from "../ui/keys/number_keys.ts";
import { ResourceView } from "../ui/coming/resource.tsx";
import { ErrorPlot } from "./error_plot.tsx";

/** What is checked, in words. */
export interface Checked {
  /** One of the numbers whose gradients they are. */
  one: string;
  /** What a change of it changes. */
  result: string;
  /** What has a kink, where one has. */
  kinked: string;
  whole: string;
  nameOf: (ref: string) => string;
}

export const NETWORK = {
  one: "weight",
  result: "the loss",
  kinked: "An activation",
  whole: "network",
};

interface Props {
  checking: Checking;
  of: Checked;
  marks: Marks;
}

/** A sign for each band, so that colour does not stand alone. */
const SIGNS: Record<Verdict, string> = {
  good: "✓",
  fine: "○",
  suspicious: "△",
  wrong: "✗",
  undefined: "–",
};

/** Rows of the table that are shown before more are asked for. */
const FEW = 60;

/** Every gradient of backpropagation beside an estimate that knows nothing of it. */
export function CheckView({ checking, ...rest }: Props) {
  const [all, setAll] = useState(false);
  return (
    <section class="check" aria-label="Gradient check">
      <h2>Gradient check</h2>
      <ResourceView resource={checking.check.value} what="The check" onAgain={checking.again}>
        {(check) => <Gradients check={check} all={all} onAll={() => setAll(true)} {...rest} />}
      </ResourceView>
    </section>
  );
}

interface CheckedProps {
  check: Check;
  of: Checked;
  marks: Marks;
  /** Whether the table has all of its rows. */
  all: boolean;
  onAll: () => void;
}

const METHODS: Record<string, (of: Checked) => string> = {
  "complex step": ({ one }) =>
    `the complex step: the ${one} moves by a tiny imaginary number, and no digits are lost`,
  "central differences": ({ one, result }) =>
    `central differences: ${result} a little above the ${one}, less ${result} a little below it`,
};

function Gradients({ check, of, marks, all, onAll }: CheckedProps) {
  const { gradients, bands, method, every, total, kinks } = check;
  const judged = gradients.flatMap((each) =>
    each.relative_error === null ? [] : [{ ...each, error: each.relative_error }]
  );
  const worst = judged.toSorted((a, b) => b.error - a.error).at(0);
  const untold = gradients.length - judged.length;
  const rows = all ? gradients : gradients.slice(0, FEW);
  return (
    <>
      <p>
        Change one {of.one} a very little, run the forward pass, see how {of.result}{" "}
        changes: an estimate of its gradient that knows nothing of backpropagation. Here by{" "}
        {METHODS[method]?.(of) ?? method}.
        {kinks && ` ${of.kinked} of this ${of.whole} has a kink, where there is no one derivative.`}
        {every > 1 &&
          ` The ${of.whole} is large, so ${gradients.length} of its ${total} gradients are checked.`}
      </p>
      {worst && (
        <p class={`verdict band-${worst.band}`}>
          {SIGNS[worst.band]} The largest relative error is {formatNumber(worst.error)}, at{" "}
          {of.nameOf(worst.ref)}.
        </p>
      )}
      <ErrorPlot gradients={judged} bands={bands} />
      <dl class="bands">
        {bands.map(({ name, up_to, meaning }) => (
          <>
            <dt class={`band-${name}`}>
              {SIGNS[name]} {up_to === null ? "above" : `up to ${formatNumber(up_to)}`}
            </dt>
            <dd>{meaning}</dd>
          </>
        ))}
        {untold > 0 && (
          <>
            <dt>{SIGNS.undefined} none</dt>
            <dd>{check.undefined}</dd>
          </>
        )}
      </dl>
      <div class="formula-box" {...WALKED} aria-label="Gradients and their estimates">
        <table>
          <thead>
            <tr>
              <th scope="col">∇ of</th>
              <th scope="col">by BP</th>
              <th scope="col">estimate</th>
              <th scope="col">relative error</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ ref, analytic, numerical, relative_error, band }) => (
              <tr key={ref}>
                <th scope="row">{of.nameOf(ref)}</th>
                <td>
                  <span translate={false} data-ref={ref} class={marks(ref)}>
                    {formatNumber(analytic)}
                  </span>
                </td>
                <td>{numerical === null ? "not finite" : formatNumber(numerical)}</td>
                <td class={`band-${band}`}>
                  {SIGNS[band]} {relative_error === null ? "" : formatNumber(relative_error)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {rows.length < gradients.length && (
        <button type="button" onClick={onAll}>Show all {gradients.length}</button>
      )}
      <p class="quiet">
        Relative error: |a − n| / max(|a|, |n|, 1e−8), with a by BP and n the estimate.
      </p>
    </>
  );
}
