import { formatNumber } from "../../lib/numbers/format.ts";
import { classOf } from "../forward/losses.ts";
import { shownInput } from "./shown_input.ts";
import type { Learning } from "../model/learning.ts";
import { Mark } from "./legend.tsx";

const MOST_SHOWN = 4;

/** The chosen sample in one line: its input, target and output, right or wrong. */
export function Chosen({ learning }: { learning: Learning }) {
  const [source, outputs] = [learning.source.value, learning.outputs.value];
  const row = learning.sample.value;
  const output = outputs?.at(-1);
  if (!source || !output) return null;
  const { table, classes } = source;
  const [input, target] = [table.inputs[row], table.targets[row]];
  const isClass = table.kind === "classes";
  const several = target.length > 1;
  const which = classOf(target);
  const right = isClass && classOf(output) === which;
  const names = (at: number) => classes[at] ?? `class ${at}`;
  return (
    <p class="chosen">
      <Mark which={isClass ? which : 1} hollow={table.held_out.includes(row)} />
      <b>Sample {row + 1}</b>
      {input.length <= MOST_SHOWN && (
        <span>
          {input.length === 1 ? "x " : "x ("}
          {input.map((x, i) => (
            <>
              {i > 0 && ", "}
              <span data-ref={`input.${i}`}>{formatNumber(round(shownInput(source, i, x)))}</span>
            </>
          ))}
          {input.length > 1 && ")"}
        </span>
      )}
      <span>
        <span class="quiet">target</span> {isClass && several
          ? names(which)
          : <span data-ref="target.0">{formatNumber(target[0])}</span>}
      </span>
      <span>
        <span class="quiet">output</span> {isClass && several && `${names(classOf(output))} `}
        <span data-ref={`output.${outputs?.length}.${isClass && several ? classOf(output) : 0}`}>
          {formatNumber(output[isClass && several ? classOf(output) : 0])}
        </span>
      </span>
      {isClass && <span class={right ? "right" : "wrong"}>{right ? "✓ right" : "✗ wrong"}</span>}
    </p>
  );
}

/** Inputs as they are told in passing: three digits do. */
const round = (x: number) => Number(x.toPrecision(3));
