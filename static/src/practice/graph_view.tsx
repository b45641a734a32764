import type { Named } from "../trace/symbols/named.ts";
import type { GraphProblem } from "../wire/graph.ts";
import { Late } from "../ui/coming/late.tsx";
import { createLateModule } from "../wire/late_module.ts";
import { ExerciseForm } from "./shared/exercise_form.tsx";
import type { PracticeOn } from "./practice.ts";
import { Question } from "./shared/question.tsx";
import { PracticeFooter, Questions } from "./shared/questions.tsx";

export { PracticeFooter };

/** What there is on paper is loaded when practice is entered. */
const SHEETS = createLateModule(() => import("./sheets/graph_view.tsx"));

/** The kinds of exercises on graphs, and what they are called. */
const KINDS = {
  circuit: "a circuit",
  shared: "a value used twice",
  matrix: "matrices",
  time: "through time",
  convolution: "convolution",
  softmax: "softmax and norms",
};

interface Props {
  practice: PracticeOn<GraphProblem>;
  names: Named;
  /** Open the stepping view at the step that computes a number. */
  onOpenStep: (ref: string) => void;
}

/** Work the open graph out by hand, or another one. */
export function GraphPracticeView({ practice, names, onOpenStep }: Props) {
  const another = (
    <ExerciseForm
      exercises={practice.exercises}
      label="Kind"
      shapes={KINDS}
      onShape={(kind) => ({ kind })}
      onMake={practice.exercise}
    />
  );
  return (
    <Questions
      practice={practice}
      nameOf={names.nameOf}
      tooLarge={["graph", "make one of these exercises, or open a smaller example"]}
      otherwise={another}
      allOf={(questions, each) => (
        <ol class="questions">
          {questions.map((ref) => <Question key={ref} of={ref} {...each} />)}
        </ol>
      )}
      onOpenStep={onOpenStep}
    >
      {another}
      <Late module={SHEETS} what="What there is on paper">
        {({ GraphSheets }) => <GraphSheets graph={practice.problem.value} names={names} />}
      </Late>
    </Questions>
  );
}
