import { counted } from "../model/counted.ts";
import type { Gap } from "../model/layout.ts";

interface Props {
  gaps: Gap[];
  onScroll: (layer: number, scroll: number) => void;
}

/** Where a column leaves units out; a press brings the next of them in. */
export function Gaps({ gaps, onScroll }: Props) {
  return (
    <g class="gaps">
      {gaps.map(({ layer, left, x, y, scrollTo, direction }) => (
        <g
          role="button"
          // In SVG the name of an attribute is as it is written: tabIndex would be none.
          tabindex={0}
          aria-label={`${counted(left, "more unit")} of this layer`}
          onClick={() => onScroll(layer, scrollTo)}
          onKeyDown={(event) => {
            if (event.key !== "Enter" && event.key !== " ") return;
            event.preventDefault();
            onScroll(layer, scrollTo);
          }}
        >
          <rect class="gap-body" x={x - 46} y={y - 10} width="92" height="20" rx="10" />
          <text x={x} y={y} text-anchor="middle" dominant-baseline="central">
            {direction === "down" ? "▾" : "▴"} {left} more
          </text>
        </g>
      ))}
    </g>
  );
}
