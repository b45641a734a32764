import { signal } from "@preact/signals";
import { showAll, showsAll } from "./place.ts";
import type { Practice } from "./practice.ts";
import { MOST_QUESTIONS } from "../trace/questions.ts";
import type { Notation } from "../wire/types.ts";
import { Question } from "./question.tsx";
import { useFocus } from "./use_focus.ts";
import { useGoingOn } from "./use_going_on.ts";
import { Late } from "../ui/late.tsx";
import { createLateModule } from "../wire/late_module.ts";

/** All questions at once are loaded when somebody wants to see them. */
const ALL = createLateModule(() => import("./all/view.tsx"));
const SHEETS = createLateModule(() => import("./sheets/view.tsx"));
/** Marking a class is loaded when somebody wants to. */
const CLASS = createLateModule(() => import("./class/view.tsx"));

/** Whether a class is being marked: the room comes back where it was left. */
const marking = signal(false);

interface Props {
  practice: Practice;
  notation: Notation;
  samples: number;
  /** Open the stepping view at the step that computes a number. */
  onOpenStep: (ref: string) => void;
}

/** Work the open problem out by hand: a field for every number, in the order of the work. */
export function PracticeView({ practice, notation, samples, onOpenStep }: Props) {
  const all = showsAll();
  const { answers, exercise } = practice.sheet.value;
  const questions = practice.questions.value;
  const next = practice.next.value;
  const finished = practice.finished.value;
  const { list, ahead, ...going } = useGoingOn(practice, all);
  const onFocus = useFocus(practice, list, all && ALL.now.value.kind);
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
  // From a button that has done its work, on to the question that stands there then.
  const goOn = () =>
    setTimeout(() => {
      const items = list.current?.querySelectorAll("[data-question]");
      const item = list.current?.querySelector(".next") ?? items?.[items.length - 1];
      item?.querySelector("input")?.focus();
    });
  // One at a time, with what has been answered so far above it.
  const shown = questions.filter((ref) => ref in answers || ref === next || ref === ahead);
  const each = { practice, notation, going, onOpenStep };
  return (
    <section class="practice" aria-label="Practice">
      <p>
        Work the numbers out on paper and type them here or in the picture. Four digits are enough;
        {" "}
        <code translate={false}>1/7</code> and <code translate={false}>(0.75-0.01)*0.19</code>{" "}
        are read too. Where one is wrong, you are told which mistake gives it.
        {samples > 1 && " This is for the first sample of the batch."}
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
        {all
          ? (
            <Late module={ALL} what="The sheet">
              {({ AllQuestions }) => <AllQuestions questions={questions} {...each} />}
            </Late>
          )
          : (
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
      <Late module={SHEETS} what="What there is on paper">
        {({ Sheets }) => <Sheets practice={practice} />}
      </Late>
      {marking.value
        ? (
          <Late module={CLASS} what="Marking a class">
            {({ ClassView }) => <ClassView problem={practice.problem.value} notation={notation} />}
          </Late>
        )
        : (
          <p class="row">
            <button type="button" onClick={() => (marking.value = true)}>Mark a class …</button>
          </p>
        )}
    </section>
  );
}
