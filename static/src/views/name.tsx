import type { Name } from "../model/names.ts";

/** A name in the picture, its index lowered: w₂₁. */
export function SvgName({ name }: { name: Name }) {
  return (
    <>
      {name.base}
      <tspan class="index" dy="0.2em">{name.sub}</tspan>
      {name.sup && <tspan class="index" dy="-0.6em">{name.sup}</tspan>}
      <tspan dy={name.sup ? "0.29em" : "-0.14em"}>&#8203;</tspan>
    </>
  );
}
