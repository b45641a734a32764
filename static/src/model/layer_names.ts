/** What the layers are called. */

/** input layer; hidden layer, or hidden layer 2 where there are several; output layer. */
export function layerName(layer: number, depth: number): string {
  if (layer === 0) return "input layer";
  if (layer === depth) return "output layer";
  return depth > 2 ? `hidden layer ${layer}` : "hidden layer";
}

/** The short name over a column or before a row: input, hidden 2, output. */
export function shortLayerName(layer: number, depth: number): string {
  return layerName(layer, depth).replace(" layer", "");
}
