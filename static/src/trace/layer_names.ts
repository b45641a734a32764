/** What the layers are called. */

/** input layer; hidden layer, or hidden layer 2 where there are several; output layer. */
export function layerName(layer: number, depth: number): string {
  if (layer === 0) return "input layer";
  if (layer === depth) return "output layer";
  return depth > 2 ? `hidden layer ${layer}` : "hidden layer";
}

/** The name within a sentence: the hidden layer, hidden layer 2, the output layer. */
export function theLayer(layer: number, depth: number): string {
  const name = layerName(layer, depth);
  return /\d$/.test(name) ? name : `the ${name}`;
}

/** The short name over a column or before a row: input, hidden 2, output. */
export function shortLayerName(layer: number, depth: number): string {
  return layerName(layer, depth).replace(" layer", "");
}
