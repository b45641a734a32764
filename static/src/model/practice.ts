/** Practice: the reader's own answers to the open problem, and what the server says of them. */

import { computed, effect, signal } from "@preact/signals";
import type { Problem } from "../types.ts";
import { readNumber } from "./arithmetic.ts";
import { createExercises, type Wanted } from "./exercises.ts";
import type { Marks } from "./marks.ts";
import { MOST_QUESTIONS, questionsOf } from "./questions.ts";
import { post } from "./server.ts";
import type { Session } from "./session.ts";
import type { State } from "./state.ts";
import { keep, kept } from "./store.ts";

export type Verdict = "correct" | "consistent" | "wrong" | "unreadable";

export interface Mistake {
  id: string;
  name: string;
  explanation: string;
  hint: string;
}

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
  exercise?: Wanted;
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

export type Practice = ReturnType<typeof createPractice>;

export function createPractice(session: Session) {
  const exercises = createExercises();
  const sheet = signal<Kept>(NOTHING);
  const questions = computed(() => sheet.value.asked ?? questionsOf(session.run.value.blocks));
  const tooMany = computed(() => questions.value.length > MOST_QUESTIONS);

  const found = computed(() =>
    questions.value.filter((ref) => isDone(sheet.value.results[ref])).length
  );

  // Each problem has its own sheet, which is there again when the problem is.
  effect(() => {
    sheet.value = read(keyOf(session.problem.value));
  });

  async function grade(
    answers: Record<string, string>,
    reveal = false,
  ): Promise<Record<string, Result>> {
    const problem = session.problem.value;
    const { results } = await post<Grades>("/api/practice/grade", { problem, answers, reveal });
    return Object.fromEntries(results.map((result) => [result.ref, result]));
  }

  function set(next: Kept): void {
    sheet.value = next;
    keep(KEPT + keyOf(session.problem.value), JSON.stringify(next));
    if (next.exercise) exercises.note(next.exercise, found.value, questions.value.length);
  }

  /** What has been answered rightly, or follows from what was, stands in the picture. */
  function numberOf(ref: string): number | null {
    const { answers, results } = sheet.value;
    if (!(ref in answers) || results[ref]?.verdict === "unreadable") return null;
    try {
      return readNumber(answers[ref]);
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
    /** Take an answer and have it judged; null, or why it could not be. */
    async answer(ref: string, text: string): Promise<string | null> {
      const answers = { ...sheet.value.answers, [ref]: text };
      if (!text.trim()) {
        delete answers[ref];
        const { [ref]: _, ...results } = sheet.value.results;
        set({ ...sheet.value, answers, results });
        return null;
      }
      const judged = await session.trouble.during(async () => {
        set({ ...sheet.value, answers, results: await grade(answers) });
      }, () => this.answer(ref, text));
      const result = sheet.value.results[ref];
      if (!judged) return "The server does not answer, so this is not judged yet.";
      return result?.verdict === "unreadable" ? result.message : null;
    },
    /** Ask for the true number of one answer. */
    async reveal(ref: string): Promise<void> {
      await session.trouble.during(async () => {
        const { answers, results } = sheet.value;
        const revealed = await grade(answers, true);
        set({ ...sheet.value, results: { ...results, [ref]: revealed[ref] } });
      }, () => this.reveal(ref));
    },
    clear: () => set({ ...sheet.value, ...NOTHING }),
    /** Have the server make an exercise, and open it. */
    async exercise(wanted: Wanted): Promise<void> {
      await session.trouble.during(async () => {
        exercises.choose(wanted);
        const made = await post<Exercise>("/api/practice/exercise", wanted);
        const known = read(keyOf(made.problem));
        keep(
          KEPT + keyOf(made.problem),
          JSON.stringify({ ...known, asked: made.refs, exercise: wanted }),
        );
        await session.openProblem(made.problem, null);
      }, () => this.exercise(wanted));
    },
  };
}

export function isDone(result: Result | undefined): boolean {
  return result?.verdict === "correct" || result?.verdict === "consistent";
}

function read(key: string): Kept {
  try {
    return { ...NOTHING, ...JSON.parse(kept(KEPT + key) ?? "{}") };
  } catch {
    return NOTHING;
  }
}

/** A short name for a problem: what is kept of it is found by this. */
function keyOf(problem: Problem): string {
  let hash = 2166136261;
  for (const character of JSON.stringify(problem)) {
    hash = Math.imul(hash ^ character.charCodeAt(0), 16777619);
  }
  return (hash >>> 0).toString(36);
}
