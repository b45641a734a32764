import { counted } from "../../lib/counted.ts";
import type { Layout } from "../layout/layout.ts";

interface Props {
  layout: Layout;
  /** Where the picture stands: how much larger, and how far to the right, than seen whole. */
  shown: { k: number; x: number };
  /** Move the picture on; -1 towards its start, 1 towards its end. */
  onMove: (direction: -1 | 1) => void;
}

/** What lies beyond the rim of a picture that is larger than its frame, at each side: the way there. */
export function Beyond({ layout, shown, onMove }: Props) {
  const { before, after } = columnsBeyond(layout, shown);
  return (
    <>
      {before > 0 && (
        <button type="button" class="beyond before" onClick={() => onMove(-1)}>
          <span aria-hidden="true">‹</span> {counted(before, "layer")}
          <span class="hidden">beyond the left rim</span>
        </button>
      )}
      {after > 0 && (
        <button type="button" class="beyond after" onClick={() => onMove(1)}>
          {counted(after, "layer")} <span aria-hidden="true">›</span>
          <span class="hidden">beyond the right rim</span>
        </button>
      )}
    </>
  );
}

/** How many columns are not seen, or not seen whole, to the left and to the right. */
export function columnsBeyond(
  { columns, unit, width }: Pick<Layout, "columns" | "unit" | "width">,
  { k, x }: { k: number; x: number },
) {
  const half = unit.width / 2;
  return {
    before: columns.filter((at) => k * (at - half) + x < -1).length,
    after: columns.filter((at) => k * (at + half) + x > width + 1).length,
  };
}
