import { formatNumber } from "../../lib/numbers/format.ts";
import type { Source } from "../model/state.ts";
import { CLASS_COLOURS } from "../stage/colours.ts";
import { markOutline } from "./points.ts";

interface Props {
  source: Source;
  /** Whose map the plane shows, and over which values. */
  unit: string;
  span: [number, number] | null;
}

/** What the marks and the colours stand for. */
export function Legend({ source: { table, classes }, unit, span }: Props) {
  const count = table.kind === "classes" ? Math.max(2, table.targets[0].length) : 0;
  return (
    <ul class="plane-legend">
      {Array.from({ length: count }, (_, which) => (
        <li>
          <Mark which={which} /> {classes[which] ?? `class ${which}`}
        </li>
      ))}
      {count === 0 && (
        <li>
          <Mark which={1} /> data
        </li>
      )}
      {table.held_out.length > 0 && (
        <li>
          {count !== 2 && <Mark which={1} hollow />}
          {count === 2 && [0, 1].map((which) => <Mark which={which} hollow />)} held out
        </li>
      )}
      {span && (
        <li class="scale">
          {unit} {formatNumber(span[0])} <i class="ramp" /> {formatNumber(span[1])}
        </li>
      )}
    </ul>
  );
}

/** A class's mark: filled, or hollow where it is held out. */
export function Mark({ which, hollow }: { which: number; hollow?: boolean }) {
  return (
    <svg
      class={`class-mark class-${which % CLASS_COLOURS} ${hollow ? "hollow" : ""}`}
      viewBox="-7 -7 14 14"
    >
      <path d={markOutline(which, 0, 0, 4.5)} />
    </svg>
  );
}
