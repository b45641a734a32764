/** The labels of the edges: in which type they are written, and where they stand. */

import { arrangeBeside } from "./arrange_labels.ts";
import { labelOver, type LabelPlace } from "./beside_edge.ts";
import { reachOf } from "./column_positions.ts";
import { type LabelSize, placeLabels } from "./label_places.ts";
import type { EdgePlace, Layout } from "./layout.ts";

/** How edges are labelled: in large or small type, with or without the weight's name. */
export interface LabelStyle extends LabelSize {
  fontSize: number;
  named: boolean;
}

/** What the headings cover, and what stays free at the lower rim and at the middle of a column. */
const HEADER = 50;
const RIM = 4;

/** From the largest type to the smallest. */
export const LABEL_STYLES: LabelStyle[] = [
  { fontSize: 12.5, named: true, width: 98, height: 39 },
  { fontSize: 11, named: true, width: 86, height: 35 },
  { fontSize: 10.5, named: false, width: 72, height: 31 },
];

/** The labels of edges in focus where the others have none. */
export const focusStyle = ({ breadth }: Layout): LabelStyle => inType(LABEL_STYLES[1], breadth);

/** The style in type that is so much wider. */
export function inType(style: LabelStyle, breadth: number): LabelStyle {
  return { ...style, width: style.width * breadth };
}

/** The given edges of a picture too full to label, each with a label where there is room. */
export function labelled(layout: Layout, edges: EdgePlace[]): EdgePlace[] {
  const style = focusStyle(layout);
  const layers = [...new Set(edges.map((edge) => edge.layer))];
  return layers.flatMap((layer) => {
    const between = edges.filter((edge) => edge.layer === layer);
    const places = placeBeside(layout, layer, between, style) ??
      placeOver(layout, layer, between, style);
    return places ? between.map((edge, at) => ({ ...edge, label: places[at] })) : [];
  });
}

/** The layout with a label on every edge; null where these have no room. */
export function withLabels(frame: Layout, style: LabelStyle): Layout | null {
  const edges = eachLayer(frame, (between, layer) => placeOver(frame, layer, between, style));
  return edges && { ...frame, edges, label: style };
}

/**
 * The first of some frames, from the smallest up, that has room for all labels beside their edges;
 * where none has, the layout whose labels stand on theirs, with those beside that have room there.
 */
export function firstBeside(frames: Layout[], layout: Layout): Layout {
  const { label } = layout;
  if (!label) return layout;
  for (const frame of frames) {
    if (frame.gaps.length > 0) break;
    const edges = eachLayer(frame, (between, layer) => placeBeside(frame, layer, between, label));
    if (edges) return { ...frame, edges, label };
  }
  const some = eachLayer(
    layout,
    (between, layer) =>
      placeBeside(layout, layer, between, label) ?? between.map((edge) => edge.label),
  );
  return some ? { ...layout, edges: some } : layout;
}

/** The edges with what `place` makes of those into each layer; null where it makes nothing of some. */
function eachLayer(
  { edges, columns }: Layout,
  place: (between: EdgePlace[], layer: number) => (LabelPlace | null)[] | null,
): EdgePlace[] | null {
  const all: EdgePlace[] = [];
  for (let layer = 1; layer < columns.length; layer++) {
    const between = edges.filter((edge) => edge.layer === layer);
    const places = place(between, layer);
    if (!places) return null;
    all.push(...between.map((edge, at) => ({ ...edge, label: places[at] })));
  }
  return all;
}

/** The room for labels of edges into the layer, clear of what stands above and below its units. */
function roomBetween({ columns, breadth }: Layout, layer: number) {
  return {
    from: columns[layer - 1] + reachOf(layer - 1, breadth),
    to: columns[layer] - reachOf(layer, breadth),
  };
}

function placeOver(
  layout: Layout,
  layer: number,
  edges: EdgePlace[],
  style: LabelStyle,
): LabelPlace[] | null {
  const { from, to } = roomBetween(layout, layer);
  const points = placeLabels(edges, from, to, style);
  return points && points.map((point) => labelOver(point, style));
}

function placeBeside(
  layout: Layout,
  layer: number,
  edges: EdgePlace[],
  style: LabelStyle,
): LabelPlace[] | null {
  const { columns, breadth } = layout;
  // To the middle of a column, where the labels of the next layer may begin, or to its outer side.
  const left = columns[layer - 1] + (layer === 1 ? -reachOf(0, breadth) : RIM);
  const isLast = layer === columns.length - 1;
  const right = columns[layer] + (isLast ? reachOf(layer, breadth) : -RIM);
  const bounds = { left, right, top: HEADER, bottom: layout.height - RIM };
  return arrangeBeside(edges, { ...bounds, taken: layout.taken }, style);
}
