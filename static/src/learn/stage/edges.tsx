import { formatNumber } from "../../lib/numbers/format.ts";
import type { Net } from "../forward/forward.ts";
import type { Unit } from "../model/state.ts";
import type { Layout } from "./layout.ts";
import { weightName } from "./names.ts";

interface Props {
  net: Net;
  layout: Layout;
  /** The unit that is pointed at: its edges come out with their weights. */
  pointed: Unit | null;
  /** The weights by whose refs the landscape goes, and what choosing another one does. */
  chosen: string[];
  onChoose: ((ref: string) => void) | null;
}

const THINNEST = 1.2;
const THICKEST = 8;

/** From 1.2 to 8 pixels, growing with |w|. */
function thickness(weight: number): number {
  return THINNEST + (THICKEST - THINNEST) * Math.min(1, Math.abs(weight) / 6);
}

/** The weights as lines: colour is the sign, width |w|. */
export function Edges({ net, layout: { boxes }, pointed, chosen, onChoose }: Props) {
  const depth = net.layers.length;
  return (
    <>
      {net.layers.map(({ weights, inputs }, at) =>
        boxes[at + 1].map((to) =>
          boxes[at].map((from) => {
            const weight = weights[to.unit * inputs + from.unit];
            const own = pointed !== null &&
              [to, from].some(({ layer, unit }) =>
                layer === pointed.layer && unit === pointed.unit
              );
            const faded = pointed !== null && !own;
            const [x1, x2] = [from.x + from.width / 2, to.x - to.width / 2];
            const [x, y] = [x1 + (x2 - x1) * 0.5, from.y + (to.y - from.y) * 0.5];
            const ref = `weight.${at + 1}.${to.unit}.${from.unit}`;
            const isChosen = onChoose !== null && chosen.includes(ref);
            const label = isChosen || (own && weights.length <= 200);
            const ends = { x1, y1: from.y, x2, y2: to.y };
            const sign = weight < 0 ? "negative" : "positive";
            return (
              <g class={`wire ${sign} ${faded ? "faded" : ""} ${isChosen ? "chosen" : ""}`}>
                <line {...ends} stroke-width={thickness(weight)} />
                {onChoose && <line class="hit" {...ends} onClick={() => onChoose(ref)} />}
                {label && (
                  <text x={x} y={y - 5} data-ref={ref}>
                    {weightName(at + 1, to.unit, from.unit, depth)} {formatNumber(weight)}
                  </text>
                )}
              </g>
            );
          })
        )
      )}
    </>
  );
}

/** The same on a canvas, where there are too many for elements. */
export function drawEdges(
  context: CanvasRenderingContext2D,
  net: Net,
  { boxes }: Layout,
  [negative, positive]: [string, string],
): void {
  context.globalAlpha = 0.35;
  net.layers.forEach(({ weights, inputs }, at) => {
    for (const to of boxes[at + 1]) {
      for (const from of boxes[at]) {
        const weight = weights[to.unit * inputs + from.unit];
        context.lineWidth = thickness(weight) / 3;
        context.strokeStyle = weight < 0 ? negative : positive;
        context.beginPath();
        context.moveTo(from.x + from.width / 2, from.y);
        context.lineTo(to.x - to.width / 2, to.y);
        context.stroke();
      }
    }
  });
  context.globalAlpha = 1;
}
