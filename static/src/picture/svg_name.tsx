import type { Name } from "../trace/names.ts";

/** About how wide a digit of an index is, in its own em. */
const DIGIT = 0.57;

/** A name in the picture, its index lowered and its layer raised above the index: w₂₁⁽¹⁾. */
export function SvgName({ name }: { name: Name }) {
  const { base, sub, sup } = name;
  return (
    <>
      {base}
      <tspan class="index" dy={sup ? "0.44em" : "0.36em"}>{sub}</tspan>
      {sup && <tspan class="index" dx={`${-DIGIT * sub.length}em`} dy="-1.1em">{sup}</tspan>}
      <tspan dy={sup ? "0.475em" : "-0.26em"}>&#8203;</tspan>
    </>
  );
}
