import type { ComponentChildren } from "preact";
import type { AnyPractice } from "../practice.ts";
import { Field } from "../../ui/field.tsx";
import { Feedback } from "./feedback.tsx";
import type { useGoingOn } from "./use_going_on.ts";

export interface QuestionProps {
  practice: AnyPractice;
  /** What a number is called. */
  nameOf: (ref: string) => string;
  /** What the number in focus is made from. */
  needs?: ComponentChildren;
  going: Pick<ReturnType<typeof useGoingOn>, "answer" | "goOn">;
  /** Open the stepping view at the step that computes a number. */
  onOpenStep: (ref: string) => void;
}

/** A number to be found: its field, and what is said of the answer. */
export function Question(
  { practice, nameOf, needs, going, onOpenStep, of: ref }: QuestionProps & { of: string },
) {
  const { answers, results } = practice.sheet.value;
  return (
    <li class={ref === practice.next.value ? "next" : ""} data-question={ref}>
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
      {practice.focus.value?.result === ref && needs}
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
  );
}
