/** A unit or an edge as a place in the picture, and what lies on the way from it to the loss. */

/** A place in the picture: a unit, or an edge when it has a source. */
export interface Place {
  layer: number;
  unit: number;
  source: number | null;
}

/** The place that `unit.1.0` or `edge.2.0.1` names. */
export function parsePlace(text: string): Place {
  const [kind, ...numbers] = text.split(".");
  const [layer, unit, source] = numbers.map(Number);
  return { layer, unit, source: kind === "edge" ? source : null };
}

/** What names the place: `unit.1.0` or `edge.2.0.1`. */
export function nameOf({ layer, unit, source }: Place): string {
  return source === null ? `unit.${layer}.${unit}` : `edge.${layer}.${unit}.${source}`;
}

/** Whether the edge into `unit` of `layer` from `from` is on a path from the place to the loss. */
export function isOnPath(place: Place, layer: number, unit: number, from: number): boolean {
  if (layer > place.layer + 1) return true;
  if (layer === place.layer + 1) return from === place.unit;
  return layer === place.layer && unit === place.unit && from === place.source;
}
