import { useState } from "preact/hooks";
import { formatNumber } from "../../lib/numbers/format.ts";
import { outputsOf } from "../forward/forward.ts";
import { classOf, lossOf } from "../forward/losses.ts";
import type { Learning } from "../model/learning.ts";
import { shownInput } from "./shown_input.ts";
import { Mark } from "./legend.tsx";

const FIRST_SHOWN = 50;
const MOST_INPUTS = 3;

const three = (value: number) => formatNumber(Number(value.toPrecision(3)));

/** Every sample with its output, the largest loss first. */
export function Samples({ learning }: { learning: Learning }) {
  const [most, setMost] = useState(FIRST_SHOWN);
  const [net, source, moment] = [
    learning.net.value,
    learning.source.value,
    learning.moment.value,
  ];
  if (!net || !source || !moment) return null;
  const { table } = source;
  const heldOut = new Set(table.held_out);
  const isClass = table.kind === "classes";
  const rows = table.inputs.map((input, row) => {
    const output = outputsOf(net, input).at(-1) ?? new Float64Array();
    const target = table.targets[row];
    return { row, input, output, target, loss: lossOf(moment.problem.loss, output, target) };
  }).sort((a, b) => b.loss - a.loss);
  const inputs = source.inputs.slice(0, source.inputs.length <= MOST_INPUTS ? MOST_INPUTS : 0);
  const said = (numbers: ArrayLike<number>) =>
    numbers.length === 1
      ? three(numbers[0])
      : isClass
      ? source.classes[classOf(numbers)] ?? `class ${classOf(numbers)}`
      : Array.from(numbers, three).join(", ");

  return (
    <div class="samples-table">
      <table>
        <thead>
          <tr>
            <th>
              <span class="hidden">mark</span>
            </th>
            <th>no.</th>
            {inputs.map((name) => <th class="given">{name}</th>)}
            <th>target</th>
            <th>output</th>
            <th aria-sort="descending">loss ▾</th>
            {isClass && (
              <th>
                <span class="hidden">right</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, most).map(({ row, input, output, target, loss }) => {
            const right = classOf(output) === classOf(target);
            const chosen = row === learning.sample.value;
            return (
              <tr
                key={row}
                class={chosen ? "is-chosen" : ""}
                onClick={() => (learning.sample.value = row)}
              >
                <td>
                  <Mark which={isClass ? classOf(target) : 1} hollow={heldOut.has(row)} />
                </td>
                <td>
                  <button
                    type="button"
                    aria-pressed={chosen}
                    aria-label={`Sample ${row + 1}${heldOut.has(row) ? ", held out" : ""}`}
                  >
                    {row + 1}
                  </button>
                </td>
                {inputs.map((_, i) => (
                  <td class="given">{three(shownInput(source, i, input[i]))}</td>
                ))}
                <td>{said(target)}</td>
                <td>{said(output)}</td>
                <td>{three(loss)}</td>
                {isClass && (
                  <td class={right ? "right" : "wrong"} title={right ? "right" : "wrong"}>
                    {right ? "✓" : "✗"}
                  </td>
                )}
              </tr>
            );
          })}
        </tbody>
      </table>
      <p class="note">
        {rows.length} samples, the largest loss first{" "}
        {rows.length > most && (
          <button type="button" onClick={() => setMost(most + 200)}>Show more</button>
        )}
      </p>
    </div>
  );
}
