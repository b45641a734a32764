/** The labels of the edges: in which type they are written, and where they stand. */

import { reachOf } from "./column_positions.ts";
import { type LabelSize, placeLabels, type Point } from "./label_places.ts";
import type { EdgePlace, Layout } from "./layout.ts";

/** How edges are labelled: in large or small type, with or without the weight's name. */
export interface LabelStyle extends LabelSize {
  fontSize: number;
  named: boolean;
}

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
  const layers = [...new Set(edges.map((edge) => edge.layer))];
  return layers.flatMap((layer) => {
    const between = edges.filter((edge) => edge.layer === layer);
    const points = placeBetween(layout, layer, between, focusStyle(layout));
    return points ? between.map((edge, at) => ({ ...edge, label: points[at] })) : [];
  });
}

/** The layout with a label on every edge; null where these have no room. */
export function withLabels(frame: Layout, style: LabelStyle): Layout | null {
  const edges: EdgePlace[] = [];
  for (let layer = 1; layer < frame.columns.length; layer++) {
    const between = frame.edges.filter((edge) => edge.layer === layer);
    const points = placeBetween(frame, layer, between, style);
    if (!points) return null;
    edges.push(...between.map((edge, at) => ({ ...edge, label: points[at] })));
  }
  return { ...frame, edges, label: style };
}

/** Where labels of edges into the layer stand clear of what stands above and below its units. */
function placeBetween(
  { columns, breadth }: Layout,
  layer: number,
  edges: EdgePlace[],
  style: LabelStyle,
): Point[] | null {
  const from = columns[layer - 1] + reachOf(layer - 1, breadth);
  return placeLabels(edges, from, columns[layer] - reachOf(layer, breadth), style);
}
