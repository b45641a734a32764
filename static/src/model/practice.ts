/** Practice: the reader's own answers to the open problem, and what the server says of them. */

import { computed, signal } from "@preact/signals";
import type { Problem } from "../types.ts";
import { readNumber } from "./arithmetic.ts";
import { type Chosen, createExercises, isChosen } from "./exercises.ts";
import type { Marks } from "./marks.ts";
import { isMistake, type Mistake } from "./mistake.ts";
import { MOST_QUESTIONS, questionsOf } from "./questions.ts";
import { post } from "./server.ts";
import type { Session } from "./session.ts";
import {
  isBoolean,
  isNumber,
  isText,
  listOf,
  objectOf,
  oneOf,
  optional,
  recordOf,
} from "./shape.ts";
import type { State } from "./state.ts";
import { keep, keptJson } from "./store.ts";

const VERDICTS = ["correct", "consistent", "wrong", "unreadable"] as const;
export type Verdict = typeof VERDICTS[number];

export interface Result {
  ref: string;
  given: string;
  verdict: Verdict;
  message: string;
  mistakes: Mistake[];
  /** Whether only all of the mistakes at once give the number. */
  together: boolean;
  value?: number;
}

interface Grades {
  results: Result[];
}

interface Kept {
  answers: Record<string, string>;
  results: Record<string, Result>;
  /** What an exercise asks for; without it, everything that can be worked out. */
  asked?: string[];
  /** The exercise that the problem was made as. */
  exercise?: Chosen;
}

/** An exercise as the server makes it from a seed. */
export interface Exercise {
  seed: number;
  difficulty: string;
  problem: Problem;
  refs: string[];
}

const KEPT = "backstep:practice:";
const NOTHING: Kept = { answers: {}, results: {} };
const isResult = objectOf<Result>({
  ref: isText,
  given: isText,
  verdict: oneOf(...VERDICTS),
  message: isText,
  mistakes: listOf(isMistake),
  together: isBoolean,
  value: optional(isNumber),
});
const isKept = objectOf<Kept>({
  answers: recordOf(isText),
  results: recordOf(isResult),
  asked: optional(listOf(isText)),
  exercise: optional(isChosen),
});

export type Practice = ReturnType<typeof createPractice>;

/** Practice on whatever problem the session has open. */
export function createPractice(session: Session) {
  const exercises = createExercises();
  /** The sheets that have been written on, by the key of their problem. */
  const sheets = signal<Record<string, Kept>>({});
  /** By sheet, the answers that were sent last to be judged: no earlier ones count any more. */
  const sent = new Map<string, Kept["answers"]>();

  /** What stood on the sheet that was cleared last, until something is written on it again. */
  const cleared = signal<{ key: string; kept: Kept } | null>(null);

  // Each problem has its own sheet, which is there again when the problem is.
  const sheet = computed(() => sheetOf(keyOf(session.problem.value)));
  const questions = computed(() => sheet.value.asked ?? questionsOf(session.run.value.blocks));
  const tooMany = computed(() => questions.value.length > MOST_QUESTIONS);
  const found = computed(() => foundIn(sheet.value, questions.value));

  function sheetOf(key: string): Kept {
    return sheets.value[key] ?? keptJson(KEPT + key, isKept, NOTHING);
  }

  /** Write on a sheet, whose problem need not be open any more. */
  function write(key: string, change: (sheet: Kept) => Partial<Kept>): void {
    const before = sheetOf(key);
    const next = { ...before, ...change(before) };
    if (cleared.value?.key === key) cleared.value = null;
    sheets.value = { ...sheets.value, [key]: next };
    keep(KEPT + key, JSON.stringify(next));
    const { exercise, asked } = next;
    if (exercise && asked) exercises.note(exercise, foundIn(next, asked), asked.length);
  }

  async function grade(
    problem: Problem,
    answers: Record<string, string>,
    reveal: boolean,
  ): Promise<Record<string, Result>> {
    const { results } = await post<Grades>("/api/practice/grade", { problem, answers, reveal });
    return Object.fromEntries(results.map((result) => [result.ref, result]));
  }

  /** Have all answers on the sheet of a problem judged; null where that could not be. */
  async function judge(problem: Problem): Promise<Record<string, Result> | null> {
    const key = keyOf(problem);
    const { answers } = sheetOf(key);
    sent.set(key, answers);
    const came = await session.trouble.during(
      () => grade(problem, answers, false),
      () => judge(problem),
    );
    if (!came) return null;
    // An answer may have been taken back since.
    const standing = (now: Kept) =>
      Object.fromEntries(
        Object.entries(came.answer).filter(([ref]) => ref in now.answers)
          // A number that has been shown stays shown.
          .map(([ref, result]) => [ref, { ...now.results[ref], ...result }]),
      );
    if (sent.get(key) === answers) write(key, (now) => ({ results: standing(now) }));
    return came.answer;
  }

  /** Ask for the true number of one answer to a problem. */
  async function revealIn(problem: Problem, ref: string): Promise<void> {
    const key = keyOf(problem);
    const { answers } = sheetOf(key);
    const came = await session.trouble.during(
      () => grade(problem, answers, true),
      () => revealIn(problem, ref),
    );
    if (!came) return;
    write(
      key,
      (now) =>
        now.answers[ref] === answers[ref]
          ? { results: { ...now.results, [ref]: came.answer[ref] } }
          : {},
    );
  }

  /** Have the server make an exercise, and open it. */
  async function exercise(chosen: Chosen): Promise<void> {
    exercises.choose(chosen);
    const came = await session.trouble.during(
      () => post<Exercise>("/api/practice/exercise", chosen),
      () => exercise(chosen),
    );
    if (!came) return;
    const { problem, refs } = came.answer;
    write(keyOf(problem), () => ({ asked: refs, exercise: chosen }));
    await session.openProblem(problem, null);
  }

  /** What has been answered rightly, or follows from what was, stands in the picture. */
  function numberOf(ref: string): number | null {
    const { answers, results } = sheet.value;
    if (!(ref in answers) || results[ref]?.verdict === "unreadable") return null;
    try {
      // The server reads a decimal comma, too.
      return readNumber(answers[ref].replaceAll(",", "."));
    } catch {
      return null;
    }
  }

  const given = computed<State>(() => {
    const sample = session.problem.value.samples[0];
    const { layers } = session.problem.value.network;
    const value = (ref: string): number | null => {
      const [quantity, ...places] = ref.split(".");
      const [a, b, c] = places.map(Number);
      if (quantity === "input") return sample.input[a];
      if (quantity === "target") return sample.target[a];
      if (quantity === "weight") return layers[a - 1].weights[b][c];
      if (quantity === "bias") return layers[a - 1].biases?.[b] ?? null;
      return numberOf(ref);
    };
    return { sample: 0, value };
  });

  return {
    questions,
    tooMany,
    /** Which exercise is open, if the problem was made as one. */
    title: computed(() => {
      const { exercise } = sheet.value;
      return exercise
        ? `Exercise ${exercise.seed}: ${exercise.sizes.join("-")}, ${exercise.difficulty}`
        : null;
    }),
    /** How many of the questions are answered rightly. */
    found,
    exercises,
    sheet,
    /** The picture's state: what is given, and the reader's own numbers. */
    state: given,
    marks: computed<Marks>(() => (ref) => {
      const verdict = sheet.value.results[ref]?.verdict;
      return verdict ? `answered answered-${verdict}` : "";
    }),
    /** The first question that is not answered rightly yet. */
    next: computed(() => questions.value.find((ref) => !isDone(sheet.value.results[ref])) ?? null),
    /** The answers that have not been judged, once nothing is under way. */
    unjudged: computed(() => {
      const { answers, results } = sheet.value;
      return session.trouble.busy.value ? [] : Object.keys(answers).filter((ref) => !results[ref]);
    }),
    /** Have the answers judged that have not been. */
    judge: () => judge(session.problem.value),
    /** Take an answer and have it judged; the reason where it cannot be read. */
    async answer(ref: string, text: string): Promise<string | null> {
      const problem = session.problem.value;
      write(keyOf(problem), ({ answers, results }) => {
        const { [ref]: _before, ...otherAnswers } = answers;
        const { [ref]: _said, ...otherResults } = results;
        return {
          answers: text.trim() ? { ...otherAnswers, [ref]: text } : otherAnswers,
          results: otherResults,
        };
      });
      if (!text.trim()) return null;
      const result = (await judge(problem))?.[ref];
      return result?.verdict === "unreadable" ? result.message : null;
    },
    /** Ask for the true number of one answer. */
    reveal: (ref: string) => revealIn(session.problem.value, ref),
    clear(): void {
      const key = keyOf(session.problem.value);
      const kept = sheetOf(key);
      write(key, () => NOTHING);
      cleared.value = { key, kept };
    },
    /** Whether the answers that were cleared can be had back. */
    canRestore: computed(() => cleared.value?.key === keyOf(session.problem.value)),
    restore(): void {
      if (!cleared.value) return;
      const { key, kept } = cleared.value;
      write(key, () => kept);
    },
    exercise,
  };
}

export function isDone(result: Result | undefined): boolean {
  return result?.verdict === "correct" || result?.verdict === "consistent";
}

function foundIn({ results }: Kept, questions: string[]): number {
  return questions.filter((ref) => isDone(results[ref])).length;
}

/** A short name for a problem: what is kept of it is found by this. */
function keyOf(problem: Problem): string {
  let hash = 2166136261;
  for (const character of JSON.stringify(problem)) {
    hash = Math.imul(hash ^ character.charCodeAt(0), 16777619);
  }
  return (hash >>> 0).toString(36);
}
