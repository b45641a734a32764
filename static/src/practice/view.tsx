import { signal } from "@preact/signals";
import type { Practice } from "./practice.ts";
import { questionName } from "../trace/questions.ts";
import type { Notation } from "../wire/types.ts";
import { ExerciseForm } from "./shared/exercise_form.tsx";
import { OwnSheet } from "./own_sheet.tsx";
import { PracticeFooter, Questions } from "./shared/questions.tsx";

export { PracticeFooter };
import { Late } from "../ui/late.tsx";
import { createLateModule } from "../wire/late_module.ts";

/** Marking a class is loaded when somebody wants to. */
const CLASS = createLateModule(() => import("./class/view.tsx"));

/** Whether a class is being marked: the room comes back where it was left. */
const marking = signal(false);

const SHAPES = ["1-1-1", "2-2-1", "2-2-2", "2-3-2", "3-3-3", "2-2-2-2"];

interface Props {
  practice: Practice;
  notation: Notation;
  samples: number;
  /** Open the stepping view at the step that computes a number. */
  onOpenStep: (ref: string) => void;
}

/** Work the open network out by hand; another one, on paper too, and those of a whole class. */
export function PracticeView({ practice, notation, samples, onOpenStep }: Props) {
  return (
    <Questions
      practice={practice}
      nameOf={(ref) => questionName(notation, ref)}
      note={samples > 1 ? "This is for the first sample of the batch." : ""}
      tooLarge={["network", "make it smaller in the Network panel, or choose a worked example"]}
      onOpenStep={onOpenStep}
    >
      <ExerciseForm
        exercises={practice.exercises}
        label="Units"
        shapes={Object.fromEntries(SHAPES.map((each) => [each, each]))}
        onShape={(shape) => ({ sizes: shape.split("-").map(Number) })}
        hasSheets
        onMake={practice.exercise}
      />
      <OwnSheet problem={practice.problem.value} />
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
    </Questions>
  );
}
