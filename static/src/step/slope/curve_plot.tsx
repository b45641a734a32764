import { useMemo } from "preact/hooks";
import { beyond, type Curve } from "./curves.ts";
import { formatNumber } from "../../lib/numbers/format.ts";
import { plotOf, ticksOf } from "./plot.ts";

const FRAME = { width: 340, height: 188, left: 30, right: 10, top: 8, bottom: 20 };
const NETS = [-6, -3, 0, 3, 6];

interface Props {
  curve: Curve;
  places: Place[];
  /** What net is called. */
  net: string;
}

/** Where a unit stands on the curve, as far as that is computed. */
export interface Place {
  net: number;
  output: number | null;
  slope: number | null;
}

/** g and g′ over net, the saturated stretches shaded, and the places of units with the tangent. */
export function CurvePlot({ curve, places, net }: Props) {
  const plot = useMemo(() => plotOf(curve, FRAME), [curve]);
  const { x, y } = plot;
  const floor = FRAME.height - FRAME.bottom;
  return (
    <svg
      class="curve-plot"
      viewBox={`0 0 ${FRAME.width} ${FRAME.height}`}
      role="img"
      aria-label={`The curve of the ${curve.name}. ${
        places.map((place) => told(place, net)).join(" ")
      }`}
    >
      {plot.flats.map((flat) => (
        <rect class="flat" x={flat.x} width={flat.width} y={FRAME.top} height={floor - FRAME.top} />
      ))}
      {ticksOf(plot).map((value) => (
        <>
          <line class="grid" x1={FRAME.left} x2={x(plot.to)} y1={y(value)} y2={y(value)} />
          <text class="tick" x={FRAME.left - 5} y={y(value) + 4} text-anchor="end">
            {formatNumber(value)}
          </text>
        </>
      ))}
      <line class="grid" x1={x(0)} x2={x(0)} y1={FRAME.top} y2={floor} />
      {NETS.map((net) => (
        <text class="tick" x={x(net)} y={FRAME.height - 5} text-anchor="middle">
          {formatNumber(net)}
        </text>
      ))}
      <polyline class="slope-line" points={plot.slope} />
      <polyline class="g-line" points={plot.g} />
      {places.map((place) => <PlaceView place={place} curve={curve} plot={plot} floor={floor} />)}
    </svg>
  );
}

interface PlaceProps {
  place: Place;
  curve: Curve;
  plot: ReturnType<typeof plotOf>;
  floor: number;
}

function PlaceView({ place: { net, output, slope }, curve, plot, floor }: PlaceProps) {
  const { x, y, tangent } = plot;
  const side = beyond(curve, net);
  const top = output === null ? FRAME.top : y(output);
  const ends = side === null && output !== null && slope !== null
    ? tangent(net, output, slope)
    : null;
  return (
    <>
      <line class="at-net" x1={x(net)} x2={x(net)} y1={floor} y2={top} />
      {ends && (
        <line class="tangent" x1={ends[0][0]} y1={ends[0][1]} x2={ends[1][0]} y2={ends[1][1]} />
      )}
      {output !== null && side === null && <circle class="place" cx={x(net)} cy={top} r="4.5" />}
      {output !== null && side !== null && (
        <path class="place" d={arrow(x(net), top, side === "left" ? -1 : 1)} />
      )}
    </>
  );
}

/** A mark at the edge that points out of the drawing. */
function arrow(x: number, y: number, towards: 1 | -1): string {
  const tip = x + 8 * towards;
  return `M${x - 3 * towards} ${y - 6}L${tip} ${y}L${x - 3 * towards} ${y + 6}Z`;
}

function told({ net, output, slope }: Place, name: string): string {
  const at = `At ${name} ${formatNumber(net)}`;
  if (output === null) return `${at}.`;
  const steep = slope === null ? "" : ` and its slope ${formatNumber(slope)}`;
  return `${at} it is ${formatNumber(output)}${steep}.`;
}
