/** The one sentence of the room: what is to be seen and done at the moment on show. */

import type { Learning } from "../model/learning.ts";

/** What the maps are. */
function mapsOf(inputs: number, isImage: boolean): string {
  if (isImage) return "the first layer’s units show their weights, blue positive, orange negative";
  const what = inputs === 1
    ? "over the whole input"
    : "over the whole plane, blue high, orange low";
  return `each unit shows its output ${what}`;
}

/** Before training what to press, while it goes on what the maps are, then what came of it. */
export function sentenceOf(learning: Learning, inputs: number, isImage: boolean): string {
  const [moment, source] = [learning.moment.value, learning.source.value];
  const maps = mapsOf(inputs, isImage);
  if (moment?.iteration === 0 && !learning.training.value) {
    return `Press Train and watch the network learn: ${maps}.`;
  }
  const accuracy = moment?.accuracy;
  if (learning.training.value || !moment || !source || typeof accuracy !== "number") {
    return `${maps[0].toUpperCase()}${maps.slice(1)}. Point at one to see it large.`;
  }
  const rows = source.table.inputs.length - source.table.held_out.length;
  const right = Math.round(accuracy * rows);
  const how = right === rows
    ? `All ${rows} samples are right`
    : `${right} of ${rows} samples are right`;
  return `${how}. Click one, then step inside this iteration to see what it adds to the gradient.`;
}
