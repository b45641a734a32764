import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Learning } from "../model/learning.ts";
import { useSize } from "./use_canvas.ts";

/** Two hairlines and a shaded cone from the unit to the plane that shows its map enlarged. */
export function Lens({ learning }: { learning: Learning }) {
  const { element, size } = useSize<HTMLDivElement>();
  const [points, setPoints] = useState("");
  const shown = learning.part.value === "Plane";
  const drawn = useRef("");
  learning.pointed.value;
  learning.pinned.value;
  learning.source.value;

  // Where both stand is known once they are laid out.
  useLayoutEffect(() => {
    const own = element.current?.getBoundingClientRect();
    const unit = element.current?.parentElement?.querySelector(".in-lens rect")
      ?.getBoundingClientRect();
    const plane = element.current?.parentElement?.querySelector(".plane-frame:not(.landscape)")
      ?.getBoundingClientRect();
    const isBeside = own && unit && plane && plane.left >= unit.right;
    const next = shown && isBeside
      ? [
        [unit.right, unit.top + 0.1 * unit.height],
        [plane.left, plane.top + 6],
        [plane.left, plane.bottom - 6],
        [unit.right, unit.bottom - 0.1 * unit.height],
      ].map(([x, y]) => `${(x - own.left).toFixed(1)},${(y - own.top).toFixed(1)}`).join(" ")
      : "";
    if (next !== drawn.current) setPoints(drawn.current = next);
  });

  const [a, b, c, d] = points.split(" ");
  return (
    <div class="lens" ref={element} aria-hidden="true">
      {points && (
        <svg viewBox={`0 0 ${size.width} ${size.height}`}>
          <polygon points={points} />
          <polyline points={`${a} ${b}`} />
          <polyline points={`${d} ${c}`} />
        </svg>
      )}
    </div>
  );
}
