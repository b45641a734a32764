import { nameOfArray } from "../../trace/graph/names.ts";

interface Props {
  name: string;
  x: number;
  y: number;
  anchor?: "start" | "middle" | "end";
  /** What stands behind it, quieter. */
  after?: string;
}

/** An array's name in the picture. */
export function SvgName({ name, x, y, anchor = "start", after }: Props) {
  const { base, sub, sup } = nameOfArray(name);
  return (
    <text class="array-name" x={x} y={y} text-anchor={anchor}>
      {base}
      {sub && <tspan class="index" dy="3">{sub}</tspan>}
      {sup && <tspan class="index" dy={sub ? -8 : -5}>{sup}</tspan>}
      {after && <tspan class="op" dx="6" dy={sup ? 5 : sub ? -3 : 0}>{after}</tspan>}
    </text>
  );
}
