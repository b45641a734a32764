/** What followed from a number that was changed: which of the numbers computed so far are others. */

import { questionName } from "../../trace/questions.ts";
import { learningRate, type Run, stepAt } from "../../trace/run.ts";
import { isOfBatch } from "../../trace/samples.ts";
import { givenNumber, type State } from "../../trace/state.ts";
import { fieldsOf } from "../../ui/optimizer/optimizers.ts";
import { optimizerOf } from "../../ui/optimizer/of_problem.ts";
import { scheduleFields } from "../../ui/optimizer/schedules.ts";
import type { Problem } from "../../wire/types.ts";

export interface Followed {
  ref: string;
  from: number;
  to: number;
}

/** So many are listed. */
export const MOST_FOLLOWED = 14;
/** So many steps back what followed is looked for. */
const MOST_STEPS = 256;

export interface Given {
  name: string;
  from: number;
  to: number;
}

/**
 * A given number as it was changed: by its ref, or by the field of the optimizer that it is. An input
 * or a target of a batch is one of each sample: those are told that are others.
 */
export function givenChanges(before: Problem, { problem, notation }: Run, of: string): Given[] {
  const [was, is] = [fieldOf(before, of), fieldOf(problem, of)];
  if (was && is) return [{ name: is.name, from: was.value, to: is.value }];
  const { samples } = problem;
  const isOfSample = /^(input|target)\./.test(of) && samples.length > 1;
  return samples.flatMap((sample, at) => {
    const [from, to] = [
      givenNumber(before, before.samples[at], of),
      givenNumber(problem, sample, of),
    ];
    if (from === null || to === null || (isOfSample ? from === to : at > 0)) return [];
    const name = questionName(notation, of, at + 1);
    return [{ name: isOfSample ? `${name} of sample ${at + 1}` : name, from, to }];
  });
}

/** A number of the optimizer, or of its schedule. */
function fieldOf(problem: Problem, of: string): { name: string; value: number } | null {
  if (of === "learning_rate") return { name: "η", value: learningRate(problem) };
  const optimizer = optimizerOf(problem);
  const fields = [
    ...fieldsOf(optimizer),
    ...(optimizer.schedule ? scheduleFields(optimizer.schedule) : []),
  ];
  const own = fields.find(({ field }) => field === of);
  return own ? { name: own.title, value: own.value } : null;
}

/**
 * The numbers of the steps up to the cursor that are others than before, in their order: those of the
 * sample that is shown, and of the batch.
 */
export function whatFollowed(run: Run, cursor: number, before: State, now: State): Followed[] {
  const followed: Followed[] = [];
  for (let at = Math.max(0, cursor - MOST_STEPS); at < cursor; at++) {
    const step = stepAt(run, at);
    const ref = step && (step.sample === now.sample || isOfBatch(step)) ? step.result : null;
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
