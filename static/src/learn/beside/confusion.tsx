import { outputsOf } from "../forward/forward.ts";
import { classOf } from "../forward/losses.ts";
import type { Learning } from "../model/learning.ts";

/** How often each class is taken for which: rows are the targets, columns the outputs. */
export function Confusion({ learning }: { learning: Learning }) {
  const [net, source] = [learning.net.value, learning.source.value];
  if (!net || !source) return null;
  const { table } = source;
  if (table.kind === "values") {
    return <p class="note">The targets are values, not classes: none is taken for another.</p>;
  }
  const heldOut = new Set(table.held_out);
  const count = Math.max(2, table.targets[0].length);
  const empty = () => Array.from({ length: count }, () => new Array<number>(count).fill(0));
  const [training, held] = [empty(), empty()];
  table.inputs.forEach((input, row) => {
    const said = classOf(outputsOf(net, input).at(-1) ?? []);
    (heldOut.has(row) ? held : training)[classOf(table.targets[row])][said]++;
  });
  const names = Array.from({ length: count }, (_, at) => source.classes[at] ?? `class ${at}`);
  return (
    <div class="confusions">
      <Matrix title="Training" counts={training} names={names} />
      {heldOut.size > 0 && <Matrix title="Held out" counts={held} names={names} />}
    </div>
  );
}

function Matrix({ title, counts, names }: { title: string; counts: number[][]; names: string[] }) {
  const right = counts.reduce((sum, row, at) => sum + row[at], 0);
  const all = counts.flat().reduce((sum, n) => sum + n, 0);
  return (
    <table class="confusion">
      <caption>
        {title}: {right} of {all} right
      </caption>
      <thead>
        <tr>
          <th class="quiet">target ↓ output →</th>
          {names.map((name) => <th>{name}</th>)}
        </tr>
      </thead>
      <tbody>
        {counts.map((row, target) => (
          <tr>
            <th>{names[target]}</th>
            {row.map((count, said) => (
              <td class={count === 0 ? "none" : said === target ? "right" : "wrong"}>{count}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
