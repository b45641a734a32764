/** Practice: the reader's own answers to the open problem, and what the server says of them. */

import { computed, type ReadonlySignal, signal } from "@preact/signals";
import { type Chosen, createExercises, type Exercises, shapeOf } from "./exercises.ts";
import { type Marks, marksOf } from "../trace/marks.ts";
import type { Connection } from "../wire/connection.ts";
import { createSheets, foundIn, isDone, type Kept, keyOf, type Result } from "./answers.ts";
import { MOST_QUESTIONS, questionsOf } from "../trace/questions.ts";
import { post } from "../wire/server.ts";
import type { AnyStep, Problem } from "../wire/types.ts";
import type { Session } from "../session/session.ts";
import { knownReader, numberReader } from "../session/late/typed_numbers.ts";
import { givenNumber, type State } from "../trace/state.ts";

interface Grades {
  results: Result[];
}

/** An exercise as the server makes it from a seed: with a problem, or with a graph. */
export interface Exercise<Problem> {
  problem?: Problem;
  graph?: Problem;
  refs: string[];
}

/** What is practised: the open problem of a kind. */
export interface Subject<Problem extends object> {
  /** What the problem is called in a request. */
  field: "problem" | "graph";
  problem: ReadonlySignal<Problem>;
  exercises: Exercises;
  /** Everything that can be asked, in the order of the work. */
  questions: () => string[];
  /** A number that is given; null for one to be worked out. */
  given: (ref: string) => number | null;
  connection: Connection;
  /** Open another problem; whether it went well. */
  open: (problem: Problem) => Promise<boolean>;
}

export type PracticeOn<Problem extends object> = ReturnType<typeof practiceOn<Problem>>;
export type Practice = ReturnType<typeof createPractice>;
/** What is the same of any kind. */
export type AnyPractice = Omit<PracticeOn<object>, "note">;

/** Practice on whatever network the session has open. */
export function createPractice(session: Session) {
  const practice = practiceOn<Problem>({
    field: "problem",
    problem: session.problem,
    exercises: createExercises(),
    questions: () => questionsOf(session.run.value.blocks),
    given: (ref) => givenNumber(session.problem.value, session.problem.value.samples[0], ref),
    connection: session.connection,
    open: (problem) => session.leaveFor(() => session.openProblem(problem, null)),
  });
  return { ...practice, run: session.run };
}

/** Practice on the open problem of either kind. */
export function practiceOn<Problem extends object>(
  { field, problem, exercises, connection, ...subject }: Subject<Problem>,
) {
  const sheets = createSheets(exercises);
  /** By sheet, the answers that were sent last to be judged: no earlier ones count any more. */
  const sent = new Map<string, Kept["answers"]>();

  const sheet = computed(() => sheets.of(problem.value));
  const questions = computed(() => sheet.value.asked ?? subject.questions());
  const tooMany = computed(() => questions.value.length > MOST_QUESTIONS);
  const found = computed(() => foundIn(sheet.value, questions.value));
  /** The step of the question that has the focus. */
  const focus = signal<AnyStep | null>(null);
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
    const { results } = await post<Grades>("/api/practice/grade", {
      [field]: problem,
      answers,
      reveal,
    });
    return Object.fromEntries(results.map((result) => [result.ref, result]));
  }

  /** Have all answers on the sheet of a problem judged; null where that could not be. */
  async function judge(problem: Problem): Promise<Record<string, Result> | null> {
    const key = keyOf(problem);
    const { answers } = sheets.of(problem);
    sent.set(key, answers);
    const came = await connection.during(
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
    const came = await connection.during(
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
    const came = await connection.during(
      () => post<Exercise<Problem>>("/api/practice/exercise", chosen),
      () => exercise(chosen),
    );
    return came ? await subject.open(note(chosen, came.answer)) : false;
  }

  /** Have a sheet for an exercise that the server has made; its problem, to be opened. */
  function note(chosen: Chosen, made: Exercise<Problem>): Problem {
    const given = made[field] as Problem;
    sheets.write(given, () => ({ asked: made.refs, exercise: chosen }));
    return given;
  }

  /** What has been answered rightly, or follows from what was, stands in the picture. */
  function numberOf(ref: string): number | null {
    const { answers, results } = sheet.value;
    const read = knownReader.value;
    if (!(ref in answers) || results[ref]?.verdict === "unreadable") return null;
    if (!read) {
      numberReader().catch(() => {});
      return null;
    }
    try {
      return read(answers[ref]);
    } catch {
      return null;
    }
  }

  const given = computed<State>(() => ({
    sample: 0,
    value: (ref) => subject.given(ref) ?? numberOf(ref),
  }));

  return {
    problem,
    questions,
    tooMany,
    /** Which exercise is open, if the problem was made as one. */
    title: computed(() => {
      const { exercise } = sheet.value;
      return exercise
        ? `Exercise ${exercise.seed}: ${shapeOf(exercise)}, ${exercise.difficulty}`
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
      return connection.busy.value ? [] : Object.keys(answers).filter((ref) => !results[ref]);
    }),
    /** Have the answers judged that have not been. */
    judge: () => judge(problem.value),
    /** Take an answer and have it judged; the reason where it cannot be read. */
    async answer(ref: string, text: string): Promise<string | null> {
      const now = problem.value;
      sheets.write(now, ({ answers, results }) => {
        const { [ref]: _before, ...otherAnswers } = answers;
        const { [ref]: _said, ...otherResults } = results;
        return {
          answers: text.trim() ? { ...otherAnswers, [ref]: text } : otherAnswers,
          results: otherResults,
        };
      });
      if (!text.trim()) return null;
      judging.value++;
      const results = await judge(now).finally(() => judging.value--);
      const result = results?.[ref];
      return result?.verdict === "unreadable" ? result.message : null;
    },
    /** Ask for the true number of one answer. */
    reveal: (ref: string) => revealIn(problem.value, ref),
    clear: () => sheets.clear(problem.value),
    canRestore: computed(() => sheets.canRestore(problem.value)),
    restore: () => sheets.restore(problem.value),
    exercise,
    note,
  };
}
