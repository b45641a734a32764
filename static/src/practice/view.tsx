import type { Practice } from "./practice.ts";
import { questionName } from "../trace/questions.ts";
import type { Notation } from "../wire/types.ts";
import { Needs } from "./needs.tsx";
import { PracticeFooter, Questions } from "./shared/questions.tsx";
import { useFocus } from "./use_focus.ts";
import { Late } from "../ui/coming/late.tsx";
import { createLateModule } from "../wire/late_module.ts";

export { PracticeFooter };

/** All questions at once are loaded when somebody wants to see them. */
const ALL = createLateModule(() => import("./all/view.tsx"));
const SHEETS = createLateModule(() => import("./sheets/view.tsx"));

interface Props {
  practice: Practice;
  notation: Notation;
  samples: number;
  /** Open the stepping view at the step that computes a number. */
  onOpenStep: (ref: string) => void;
}

/** Work the open network out by hand: a field for every number, in the order of the work. */
export function PracticeView({ practice, notation, samples, onOpenStep }: Props) {
  const onFocus = useFocus(practice);
  return (
    <Questions
      practice={practice}
      nameOf={(ref) => questionName(notation, ref, 1)}
      needs={<Needs practice={practice} notation={notation} />}
      note={samples > 1 ? "This is for the first sample of the batch." : ""}
      tooLarge={["network", "make it smaller in the Network panel, or choose a worked example"]}
      allOf={(questions, each) => (
        <Late module={ALL} what="The sheet">
          {({ AllQuestions }) => <AllQuestions questions={questions} {...each} />}
        </Late>
      )}
      arrived={ALL.now.value.kind}
      onFocus={onFocus}
      onOpenStep={onOpenStep}
    >
      <Late module={SHEETS} what="What there is on paper">
        {({ Sheets }) => <Sheets practice={practice} notation={notation} />}
      </Late>
    </Questions>
  );
}
