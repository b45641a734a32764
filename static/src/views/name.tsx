import type { Name } from "../model/names.ts";

/** About how wide a digit of an index is, in its own em. */
const DIGIT = 0.57;

/** A name in the picture, its index lowered and its layer raised above the index: w₂₁⁽¹⁾. */
export function SvgName({ name }: { name: Name }) {
  const { base, sub, sup } = name;
  return (
    <>
      {base}
      <tspan class="index" dy={sup ? "0.34em" : "0.2em"}>{sub}</tspan>
      {sup && <tspan class="index" dx={`${-DIGIT * sub.length}em`} dy="-0.92em">{sup}</tspan>}
      <tspan dy={sup ? "0.42em" : "-0.14em"}>&#8203;</tspan>
    </>
  );
}
