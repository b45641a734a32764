/** Practice: the reader's own answers to the open problem, and what the server says of them. */

import { computed, signal } from "@preact/signals";
import type { Problem, Step } from "../wire/types.ts";
import { readNumber } from "../lib/arithmetic.ts";
import { type Chosen, createExercises } from "./exercises.ts";
import { type Marks, marksOf } from "../trace/marks.ts";
import { createSheets, foundIn, isDone, type Kept, keyOf, type Result } from "./answers.ts";
import { MOST_QUESTIONS, questionsOf } from "../trace/questions.ts";
import { post } from "../wire/server.ts";
import type { Session } from "../session/session.ts";
import { givenNumber, type State } from "../trace/state.ts";

interface Grades {
  results: Result[];
}

/** An exercise as the server makes it from a seed. */
export interface Exercise {
  seed: number;
  difficulty: string;
  problem: Problem;
  refs: string[];
}

export type Practice = ReturnType<typeof createPractice>;

/** Practice on whatever problem the session has open. */
export function createPractice(session: Session) {
  const exercises = createExercises();
  const sheets = createSheets(exercises);
  /** By sheet, the answers that were sent last to be judged: no earlier ones count any more. */
  const sent = new Map<string, Kept["answers"]>();

  const sheet = computed(() => sheets.of(session.problem.value));
  const questions = computed(() => sheet.value.asked ?? questionsOf(session.run.value.blocks));
  const tooMany = computed(() => questions.value.length > MOST_QUESTIONS);
  const found = computed(() => foundIn(sheet.value, questions.value));
  /** The step of the question that has the focus. */
  const focus = signal<Step | null>(null);
  /** How many judgements are on their way. */
  const judging = signal(0);
  /** Until it is said otherwise, an answer that is on its way to be judged is taken for right. */
  function isOpen(ref: string): boolean {
    const { answers, results } = sheet.value;
    return results[ref] ? !isDone(results[ref]) : judging.value === 0 || !(ref in answers);
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
    const { answers } = sheets.of(problem);
    sent.set(key, answers);
    const came = await session.connection.during(
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
    if (sent.get(key) === answers) sheets.write(problem, (now) => ({ results: standing(now) }));
    return came.answer;
  }

  /** Ask for the true number of one answer to a problem. */
  async function revealIn(problem: Problem, ref: string): Promise<void> {
    const { answers } = sheets.of(problem);
    const came = await session.connection.during(
      () => grade(problem, answers, true),
      () => revealIn(problem, ref),
    );
    if (!came) return;
    sheets.write(
      problem,
      (now) =>
        now.answers[ref] === answers[ref]
          ? { results: { ...now.results, [ref]: came.answer[ref] } }
          : {},
    );
  }

  /** Have the server make an exercise, and open it; whether it went well. */
  async function exercise(chosen: Chosen): Promise<boolean> {
    exercises.choose(chosen);
    const came = await session.connection.during(
      () => post<Exercise>("/api/practice/exercise", chosen),
      () => exercise(chosen),
    );
    if (!came) return false;
    const { problem, refs } = came.answer;
    sheets.write(problem, () => ({ asked: refs, exercise: chosen }));
    return await session.leaveFor(() => session.openProblem(problem, null));
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
    const { problem } = session;
    const [sample] = problem.value.samples;
    const value = (ref: string) => givenNumber(problem.value, sample, ref) ?? numberOf(ref);
    return { sample: 0, value };
  });

  return {
    problem: session.problem,
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
    /** What is said of the answers, the question in focus and what its number needs. */
    marks: computed<Marks>(() => {
      const needs = marksOf(focus.value, null);
      return (ref) => {
        const verdict = sheet.value.results[ref]?.verdict;
        return `${verdict ? `answered answered-${verdict} ` : ""}${needs(ref)}`;
      };
    }),
    focus,
    run: session.run,
    /** The first question that is not answered rightly yet. */
    next: computed(() => questions.value.find(isOpen) ?? null),
    isOpen,
    /** Whether its answer has been judged, and is not right. */
    isWrong(ref: string): boolean {
      const { [ref]: result } = sheet.value.results;
      return result !== undefined && !isDone(result);
    },
    /** Whether everything is answered rightly. */
    finished: computed(() => found.value === questions.value.length),
    /** The answers that have not been judged, once nothing is under way. */
    unjudged: computed(() => {
      const { answers, results } = sheet.value;
      return session.connection.busy.value
        ? []
        : Object.keys(answers).filter((ref) => !results[ref]);
    }),
    /** Have the answers judged that have not been. */
    judge: () => judge(session.problem.value),
    /** Take an answer and have it judged; the reason where it cannot be read. */
    async answer(ref: string, text: string): Promise<string | null> {
      const problem = session.problem.value;
      sheets.write(problem, ({ answers, results }) => {
        const { [ref]: _before, ...otherAnswers } = answers;
        const { [ref]: _said, ...otherResults } = results;
        return {
          answers: text.trim() ? { ...otherAnswers, [ref]: text } : otherAnswers,
          results: otherResults,
        };
      });
      if (!text.trim()) return null;
      judging.value++;
      const results = await judge(problem).finally(() => judging.value--);
      const result = results?.[ref];
      return result?.verdict === "unreadable" ? result.message : null;
    },
    /** Ask for the true number of one answer. */
    reveal: (ref: string) => revealIn(session.problem.value, ref),
    clear: () => sheets.clear(session.problem.value),
    canRestore: computed(() => sheets.canRestore(session.problem.value)),
    restore: () => sheets.restore(session.problem.value),
    exercise,
  };
}
