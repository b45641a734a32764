/** What followed from a number that was changed: which of the numbers computed so far are others. */

import { questionName } from "../../trace/questions.ts";
import { learningRate, type Run, stepAt } from "../../trace/run.ts";
import type { State } from "../../trace/state.ts";
import { fieldsOf } from "../../ui/optimizer/optimizers.ts";
import { optimizerOf } from "../../ui/optimizer/of_problem.ts";
import { scheduleFields } from "../../ui/optimizer/schedules.ts";

export interface Followed {
  ref: string;
  from: number;
  to: number;
}

/** So many are listed. */
export const MOST_FOLLOWED = 14;
/** So many steps back what followed is looked for. */
const MOST_STEPS = 256;

/** A given number as it was changed: by its ref, or by the field of the optimizer that it is. */
export function givenNumberOf(
  run: Run,
  state: State,
  of: string,
): { name: string; value: number } | null {
  if (of === "learning_rate") return { name: "η", value: learningRate(run.problem) };
  const optimizer = optimizerOf(run.problem);
  const fields = [
    ...fieldsOf(optimizer),
    ...(optimizer.schedule ? scheduleFields(optimizer.schedule) : []),
  ];
  const own = fields.find(({ field }) => field === of);
  if (own) return { name: own.title, value: own.value };
  const value = state.value(of);
  return value === null ? null : { name: questionName(run.notation, of), value };
}

/** The numbers of the steps up to the cursor that are others than before, in their order. */
export function whatFollowed(run: Run, cursor: number, before: State, now: State): Followed[] {
  const followed: Followed[] = [];
  for (let at = Math.max(0, cursor - MOST_STEPS); at < cursor; at++) {
    const ref = stepAt(run, at)?.result;
    const [from, to] = ref ? [before.value(ref), now.value(ref)] : [null, null];
    if (ref && from !== null && to !== null && from !== to) followed.push({ ref, from, to });
  }
  return followed;
}

/** By how much of itself a number has changed, in words: ▼ 24 %; by how much, where it was 0. */
export function changeInWords(from: number, to: number): string {
  const sign = to > from ? "▲" : to < from ? "▼" : "＝";
  if (from === 0) return sign;
  const percent = Math.abs((to - from) / from) * 100;
  return `${sign} ${percent >= 10 ? percent.toFixed(0) : percent.toPrecision(2)} %`;
}
