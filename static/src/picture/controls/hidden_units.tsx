import { useLayoutEffect, useRef } from "preact/hooks";
import { counted } from "../../lib/counted.ts";
import { layerName } from "../../trace/layer_names.ts";
import type { Gap } from "../layout/layout.ts";

interface Props {
  gaps: Gap[];
  depth: number;
  onScroll: (layer: number, scroll: number) => void;
}

/** Where a column leaves units out; a press brings the next of them in. */
export function HiddenUnits({ gaps, depth, onScroll }: Props) {
  const group = useRef<SVGGElement>(null);
  const pressed = useRef<number | null>(null);

  // Where the last units have come in, their gap goes with the focus: the column's other one is next.
  useLayoutEffect(() => {
    const layer = pressed.current;
    pressed.current = null;
    if (layer === null || document.activeElement !== document.body) return;
    group.current?.querySelector<SVGGElement>(`[data-layer="${layer}"]`)?.focus();
  }, [gaps]);

  function press(layer: number, to: number): void {
    pressed.current = layer;
    onScroll(layer, to);
  }

  return (
    <g class="gaps" ref={group}>
      {gaps.map(({ layer, left, x, y, scrollTo, direction }) => (
        <g
          key={`${layer} ${direction}`}
          data-layer={layer}
          role="button"
          // In SVG the name of an attribute is as it is written: tabIndex would be none.
          tabindex={0}
          aria-label={[
            layerName(layer, depth),
            `${counted(left, "more unit")} ${direction === "down" ? "below" : "above"}`,
          ].join(", ")}
          onClick={() => press(layer, scrollTo)}
          onKeyDown={(event) => {
            if (event.key !== "Enter" && event.key !== " ") return;
            event.preventDefault();
            press(layer, scrollTo);
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
