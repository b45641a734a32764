import { useState } from "preact/hooks";
import { isDone, type Practice } from "../../model/practice.ts";
import { MOST_QUESTIONS, questionName } from "../../model/questions.ts";
import type { Notation } from "../../types.ts";
import { Field } from "../field.tsx";
import { ExerciseForm } from "./exercise_form.tsx";
import { Feedback } from "./feedback.tsx";

interface Props {
  practice: Practice;
  notation: Notation;
  samples: number;
  /** Open the stepping view at the step that computes a number. */
  onOpenStep: (ref: string) => void;
}

/** Work the open problem out by hand: a field for every number, in the order of the work. */
export function PracticeView({ practice, notation, samples, onOpenStep }: Props) {
  const [all, setAll] = useState(false);
  const { answers, results } = practice.sheet.value;
  const questions = practice.questions.value;
  const done = questions.filter((ref) => isDone(results[ref])).length;
  const next = practice.next.value;
  if (practice.tooMany.value) {
    return (
      <section class="practice" aria-label="Practice">
        <p>
          This network has {questions.length}{" "}
          numbers to work out, which is no work for paper. Practice takes networks of at most{" "}
          {MOST_QUESTIONS}: make it smaller in the Network panel, or choose a worked example.
        </p>
      </section>
    );
  }
  // One at a time, with what has been answered so far above it.
  const shown = all ? questions : questions.filter((ref) => ref in answers || ref === next);
  return (
    <section class="practice" aria-label="Practice">
      <p>
        Work the numbers out on paper and type them here or in the picture. Four digits are enough;
        {" "}
        <code>1/7</code> and <code>(0.75-0.01)*0.19</code>{" "}
        are read too. A wrong number is told with the mistake that gives it.
        {samples > 1 && " This is for the first sample of the batch."}
      </p>
      <p class="row">
        <progress value={done} max={questions.length} aria-label="Answered rightly" />
        <span>{done} of {questions.length}</span>
      </p>
      <ol class="questions">
        {shown.map((ref) => (
          <li key={ref} class={ref === next ? "next" : ""}>
            <Field
              label={`${questionName(notation, ref)} =`}
              text={answers[ref] ?? ""}
              read={(text) => text}
              onCommit={(text) => practice.answer(ref, text)}
            />
            {results[ref] && (
              <Feedback
                result={results[ref]}
                onReveal={() => practice.reveal(ref)}
                onOpenStep={() => onOpenStep(ref)}
              />
            )}
          </li>
        ))}
      </ol>
      {next === null && <p class="verdict correct">All of it is right. Well done.</p>}
      <p class="row">
        <button type="button" onClick={() => setAll(!all)}>
          {all ? "One at a time" : "All at once"}
        </button>
        <button
          type="button"
          disabled={Object.keys(answers).length === 0}
          onClick={practice.clear}
        >
          Start again
        </button>
      </p>
      <ExerciseForm onMake={practice.exercise} />
    </section>
  );
}
