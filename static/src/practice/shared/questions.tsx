import type { ComponentChildren } from "preact";
import { MOST_QUESTIONS } from "../../trace/questions.ts";
import { showAll, showsAll } from "../place.ts";
import type { AnyPractice } from "../practice.ts";
import { Question, type QuestionProps } from "./question.tsx";
import { useGoingOn } from "./use_going_on.ts";
import { usePlace } from "./use_place.ts";

export { PracticeFooter } from "./footer.tsx";

interface Props {
  practice: AnyPractice;
  nameOf: QuestionProps["nameOf"];
  needs?: QuestionProps["needs"];
  /** What is said besides: of a batch, which sample it is. */
  note?: string;
  /** What is too large, and what to do about it. */
  tooLarge: [what: string, remedy: string];
  /** What stands there instead of what is too large. */
  otherwise?: ComponentChildren;
  /** All questions at once. */
  allOf: (questions: string[], each: QuestionProps) => ComponentChildren;
  /** Changes when all questions have come, where they come late. */
  arrived?: unknown;
  /** What follows the focus in the list, where something does. */
  onFocus?: (event: FocusEvent) => void;
  /** Open the stepping view at the step that computes a number. */
  onOpenStep: (ref: string) => void;
  /** What stands below. */
  children: ComponentChildren;
}

/** A field for every number to be worked out, in the order of the work. */
export function Questions(props: Props) {
  const { practice, nameOf, needs, note, tooLarge, otherwise, allOf, onOpenStep } = props;
  const all = showsAll();
  const { answers, exercise } = practice.sheet.value;
  const questions = practice.questions.value;
  const next = practice.next.value;
  const finished = practice.finished.value;
  const { list, ahead, ...going } = useGoingOn(practice, all);
  const stay = usePlace(practice.problem.value, list, all && (props.arrived ?? all));
  const onFocus = (event: FocusEvent) => {
    stay(event);
    props.onFocus?.(event);
  };
  if (practice.tooMany.value) {
    const [what, remedy] = tooLarge;
    return (
      <section class="practice" aria-label="Practice">
        <p>
          This {what} has {questions.length}{" "}
          numbers to work out, which is no work for paper. Practice takes {what}s of at most{" "}
          {MOST_QUESTIONS}: {remedy}.
        </p>
        {otherwise}
      </section>
    );
  }
  // From a button that has done its work, on to the question that stands there then.
  const goOn = () =>
    setTimeout(() => {
      const items = list.current?.querySelectorAll("[data-question]");
      const item = list.current?.querySelector(".next") ?? items?.[items.length - 1];
      item?.querySelector("input")?.focus();
    });
  // One at a time, with what has been answered so far above it.
  const shown = questions.filter((ref) => ref in answers || ref === next || ref === ahead);
  const each = { practice, nameOf, needs, going, onOpenStep };
  return (
    <section class="practice" aria-label="Practice">
      <p>
        Work the numbers out on paper and type them here or in the picture. Four digits are enough;
        {" "}
        <code translate={false}>1/7</code> and <code translate={false}>(0.75-0.01)*0.19</code>{" "}
        are read too. Where one is wrong, you are told which mistake gives it.
        {note && ` ${note}`}
      </p>
      {practice.title.value && <h3>{practice.title.value}</h3>}
      <p class="row">
        <progress
          value={practice.found.value}
          max={questions.length}
          aria-label="Answered rightly"
        />
        <span>{practice.found.value} of {questions.length}</span>
      </p>
      <div class={all ? "all-questions" : ""} ref={list} onFocusIn={onFocus}>
        {all ? allOf(questions, each) : (
          <ol class="questions">
            {shown.map((ref) => <Question key={ref} of={ref} {...each} />)}
          </ol>
        )}
      </div>
      <div class="outcome" role="status">
        {finished && <p class="verdict correct">All of it is right. Well done.</p>}
        {practice.canRestore.value && <p>All answers are taken away.</p>}
      </div>
      <p class="row">
        {finished && exercise && (
          <button
            type="button"
            class="primary"
            onClick={async () => {
              await practice.exercise({ ...exercise, seed: exercise.seed + 1 });
              goOn();
            }}
          >
            Exercise {exercise.seed + 1}
          </button>
        )}
        <button type="button" onClick={() => showAll(!all)}>
          {all ? "One at a time" : "All at once"}
        </button>
        <button
          type="button"
          disabled={Object.keys(answers).length === 0}
          onClick={() => {
            practice.clear();
            goOn();
          }}
        >
          Start again
        </button>
        {practice.canRestore.value && (
          <button
            type="button"
            onClick={() => {
              practice.restore();
              goOn();
            }}
          >
            Bring them back
          </button>
        )}
      </p>
      {props.children}
    </section>
  );
}
