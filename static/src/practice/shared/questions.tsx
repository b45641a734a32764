import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { Field } from "../../ui/field.tsx";
import { MOST_QUESTIONS } from "../../trace/questions.ts";
import { Feedback } from "./feedback.tsx";
import type { AnyPractice } from "../practice.ts";
import { useGoingOn } from "./use_going_on.ts";

export { PracticeFooter } from "./footer.tsx";

export interface QuestionsProps {
  practice: AnyPractice;
  /** What a number is called. */
  nameOf: (ref: string) => string;
  /** What is said besides: of a batch, which sample it is. */
  note?: string;
  /** What is too large, and what to do about it. */
  tooLarge: [what: string, remedy: string];
  /** What stands there instead of what is too large. */
  otherwise?: ComponentChildren;
  /** Open the stepping view at the step that computes a number. */
  onOpenStep: (ref: string) => void;
  /** What stands below. */
  children: ComponentChildren;
}

/** A field for every number to be worked out, in the order of the work. */
export function Questions(
  { practice, nameOf, note, tooLarge, otherwise, onOpenStep, children }: QuestionsProps,
) {
  const [all, setAll] = useState(false);
  const { answers, results, exercise } = practice.sheet.value;
  const questions = practice.questions.value;
  const next = practice.next.value;
  const finished = practice.finished.value;
  const { list, ahead, ...going } = useGoingOn(practice, all);
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
      const item = list.current?.querySelector(".next") ?? list.current?.lastElementChild;
      item?.querySelector("input")?.focus();
    });
  // One at a time, with what has been answered so far above it.
  const shown = all
    ? questions
    : questions.filter((ref) => ref in answers || ref === next || ref === ahead);
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
      <ol class="questions" ref={list}>
        {shown.map((ref) => (
          <li key={ref} class={ref === next ? "next" : ""} data-question={ref}>
            <Field
              label={`${nameOf(ref)} =`}
              text={answers[ref] ?? ""}
              read={(text) => text}
              onCommit={async (text) => {
                // Why it cannot be judged stands below, with what else is said of answers.
                await going.answer(ref, text);
                return null;
              }}
              onEnter={() => going.goOn(ref)}
            />
            {practice.unjudged.value.includes(ref) && (
              <p class="row">
                <span>Not judged yet.</span>
                <button
                  type="button"
                  onClick={(event) => {
                    // The button goes while it is judged.
                    event.currentTarget.closest("li")?.querySelector("input")?.focus();
                    practice.judge();
                  }}
                >
                  Judge it
                </button>
              </p>
            )}
            <Feedback
              result={results[ref]}
              onReveal={() => practice.reveal(ref)}
              onOpenStep={() => onOpenStep(ref)}
            />
          </li>
        ))}
      </ol>
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
        <button type="button" onClick={() => setAll(!all)}>
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
      {children}
    </section>
  );
}
