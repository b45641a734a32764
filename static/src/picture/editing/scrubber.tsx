import { formatNumber } from "../../lib/numbers/format.ts";
import type { Drag } from "../../ui/hooks/use_drag.ts";

interface Props {
  drag: Drag;
  /** What the number is called. */
  name: string;
}

/** What is dragged: how it was, how it is, and how to drag. */
export function Scrubber({ drag: { from, to, x, y }, name }: Props) {
  const change = to - from;
  const sign = change < 0 ? "" : "+";
  return (
    <div class="scrubber" aria-hidden="true" style={{ left: `${x}px`, top: `${y}px` }}>
      <p>
        {name} <b>{formatNumber(to)}</b> <small>was {formatNumber(from)}</small>
        <span class="by">{sign}{formatNumber(Number(change.toPrecision(6)))}</span>
      </p>
      <p class="how">
        <kbd>Shift</kbd> finer · <kbd>Esc</kbd> as before
      </p>
    </div>
  );
}
