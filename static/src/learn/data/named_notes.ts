/** What the server finds odd about a table, in its owner's names and numbers. */

import { formatNumber } from "../../lib/numbers/format.ts";
import type { OwnData } from "./own_data.ts";

/** The server knows columns and classes by their number, and inputs as they were standardised. */
export function namedNotes(
  notes: string[],
  { inputs, outputs, classes, scales }: Pick<OwnData, "inputs" | "outputs" | "classes" | "scales">,
): string[] {
  return notes.map((note) =>
    note
      .replace(/^Input (\d+) is (\S+)/, (_, number, value) => {
        const at = Number(number) - 1;
        const { mean, spread } = scales[at];
        return `${inputs[at]} is ${formatNumber(mean + spread * Number(value.replace("−", "-")))}`;
      })
      .replace(/^Target (\d+)/, (_, number) => outputs[Number(number) - 1])
      .replace(/\b(class) (\d+)/i, (whole, word, number) =>
        classes.length > 0 ? `${word} “${classes[Number(number)]}”` : whole)
  );
}
