/** How the learning rate changes from iteration to iteration: the schedules and their fields. */

import type { Schedule } from "../../wire/types.ts";

export const SCHEDULES: Record<string, string> = {
  none: "stays as it is",
  step: "falls in steps",
  exponential: "falls by a factor each time",
  cosine: "falls along a cosine",
  warm_up: "grows at the start: warm-up",
  inverse_time: "falls as 1/t does",
};

type NumberField = Exclude<keyof Schedule, "name">;

/** What a field is where it is not given; whether it counts iterations; and what it is called. */
const FIELDS: Record<string, [field: NumberField, otherwise: number, title: string][]> = {
  step: [["every", 100, "After iterations k"], ["factor", 0.5, "Times γ"]],
  exponential: [["factor", 0.99, "Each time, times γ"]],
  cosine: [["iterations", 300, "Over iterations T"], ["lowest", 0, "Lowest η_min"]],
  warm_up: [["iterations", 50, "Over iterations T"], ["start", 0.1, "From the share a"]],
  inverse_time: [["decay", 0.01, "η/(1 + κ(t − 1)), κ"]],
};

/** The fields of a schedule, with what each is. */
export function scheduleFields(
  schedule: Schedule,
): { field: NumberField; title: string; value: number }[] {
  return FIELDS[schedule.name].map(([field, otherwise, title]) => ({
    field,
    title,
    value: schedule[field] ?? otherwise,
  }));
}
